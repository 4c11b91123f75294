/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.health;

import dev.covey.model.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Well while the pool gives a connection that answers, and does so soon. */
public final class DatabaseCheck implements HealthCheck {
  private static final int SECONDS = 2;

  private final Database database;
  private final BoundedLook<HealthResult> look =
      new BoundedLook<>(this::ask, Duration.ofSeconds(SECONDS));

  public DatabaseCheck(Database database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public HealthResult check() {
    return look.look().orElseGet(() -> failed("no answer within " + SECONDS + " s"));
  }

  private HealthResult ask() {
    try (Connection connection = database.dataSource().getConnection()) {
      return connection.isValid(SECONDS)
          ? HealthResult.OK
          : failed("the connection does not answer");
    } catch (SQLException failure) {
      return failed(ConnectionFailure.explain(failure));
    }
  }

  private HealthResult failed(String why) {
    return HealthResult.failed(database.access() + ": " + why);
  }
}
