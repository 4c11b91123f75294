/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.action;

import dev.covey.chassis.action.ChangeOneAction.Asking;
import dev.covey.model.access.InsertAudit;
import dev.covey.model.action.PauseAccount;
import dev.covey.model.action.PauseKind;
import dev.covey.model.action.ResumeAccount;
import dev.covey.model.action.ResumeKind;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stops accounts and kinds of action, and lets them go on, with an audit row for each. */
public final class Pausing {
  private Pausing() {}

  /** Returns false for an account that is not there, or that stands still for another reason. */
  public static boolean pauseAccount(
      Transaction transaction, String account, String why, Asking asking) throws SQLException {
    boolean paused = new PauseAccount().run(transaction.connection(), account, why);
    if (paused) {
      audit(transaction, asking, "account.pause", "account " + account, why);
    }
    return paused;
  }

  /** Returns false for an account that is not paused. */
  public static boolean resumeAccount(Transaction transaction, String account, Asking asking)
      throws SQLException {
    boolean resumed = new ResumeAccount().run(transaction.connection(), account, asking.now());
    if (resumed) {
      audit(transaction, asking, "account.resume", "account " + account, null);
    }
    return resumed;
  }

  /** Returns how many lanes stopped; {@link PauseKind#EVERY} stands for every kind. */
  public static int pauseKind(Transaction transaction, String kind, String why, Asking asking)
      throws SQLException {
    audit(transaction, asking, "actions.pause", "kind " + kind, why);
    return new PauseKind().run(transaction.connection(), kind, why);
  }

  /** Returns how many lanes opened. */
  public static int resumeKind(Transaction transaction, String kind, Asking asking)
      throws SQLException {
    audit(transaction, asking, "actions.resume", "kind " + kind, null);
    return new ResumeKind().run(transaction.connection(), kind, asking.now());
  }

  private static void audit(
      Transaction transaction, Asking asking, String what, String subject, @Nullable String why)
      throws SQLException {
    Map<String, String> details = new HashMap<>(asking.by().details());
    if (why != null) {
      details.put("why", why);
    }
    InsertAudit.of(transaction, asking.by().who(), what, subject, details);
  }
}
