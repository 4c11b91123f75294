/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from a statement that is wrong. */
final class DatabaseOutage {
  /** Shutting down, crashed, starting up; read-only after a failover. */
  private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57P05", "25006");

  /** No connection; no room on disk, in memory or for more connections; trouble below Postgres. */
  private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "58");

  /** Values that a column can't hold, or must not. */
  private static final Set<String> REFUSED_CLASSES = Set.of("22", "23");

  private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01", "55P03");

  private DatabaseOutage() {}

  /** Whether the failure, or a cause of it, is the database being away. */
  static boolean is(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || cause instanceof SQLRecoverableException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        if (AWAY_CLASSES.contains(classOf(state)) || AWAY.contains(state)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the same values would be refused again, whenever they come. */
  static boolean refused(Throwable failure) {
    return failure instanceof SQLException sql
        && sql.getSQLState() != null
        && REFUSED_CLASSES.contains(classOf(sql.getSQLState()));
  }

  private static String classOf(String state) {
    return state.substring(0, Math.min(2, state.length()));
  }

  /** Whether the same transaction may succeed the next time: it met another one. */
  static boolean collided(SQLException failure) {
    return failure.getSQLState() != null && TRY_AGAIN.contains(failure.getSQLState());
  }
}
