/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.action.ActionPrice;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.TakeCredits;
import dev.covey.model.database.Database;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A day's budget, taken before the call and given back where nothing was sent: whatever crashes, no
 * more is spent than it holds. Safe for many threads.
 */
final class DailyCredits {
  private static final Logger LOG = LoggerFactory.getLogger(DailyCredits.class);

  private final Database database;
  private final long budget;
  private final TakeCredits takeCredits = new TakeCredits();

  DailyCredits(Database database, long budget) {
    this.database = database;
    this.budget = budget;
  }

  /** Whether no day's budget would ever hold it. */
  boolean isBeyondADay(ActionToDo action) {
    return budget > 0 && ActionPrice.of(action.lane().kind(), action.content()) > budget;
  }

  /** Returns false where the day's budget does not hold it any more. */
  boolean take(ActionToDo action, Instant now) throws SQLException {
    if (budget == 0) {
      return true;
    }
    long price = ActionPrice.of(action.lane().kind(), action.content());
    return database.inTransaction(tx -> takeCredits.take(tx.connection(), day(now), price, budget));
  }

  void giveBack(ActionToDo action, Instant taken) {
    if (budget == 0) {
      return;
    }
    long price = ActionPrice.of(action.lane().kind(), action.content());
    try {
      database.inTransaction(tx -> {
        takeCredits.giveBack(tx.connection(), day(taken), price);
        return tx;
      });
    } catch (SQLException failure) {
      LOG.warn("could not give the credits of action {} back, so they count", action.id(), failure);
    }
  }

  /** When the next budget begins. */
  static Instant renewed(Instant now) {
    return day(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  String why() {
    return String.format(
        Locale.ROOT,
        "the day's budget of $%.2f is used up (actions.credits-per-day)",
        budget / 1e6);
  }

  private static LocalDate day(Instant now) {
    return now.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
