/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A day's budget run ahead of time. Calls come in the order of their moments. One thread at a time.
 */
final class Purse {
  private final long perDay;
  private LocalDate day;
  private long spent;

  Purse(DayBudget budget, Instant now) {
    this.perDay = budget.perDay();
    this.spent = budget.spent();
    this.day = day(now);
  }

  /**
   * When a call that could be then can be paid. What no day's budget ever holds is not waited for.
   */
  Instant holds(Instant call, long price) {
    if (perDay == 0 || price > perDay) {
      return call;
    }
    turnTo(call);
    if (spent + price <= perDay) {
      return call;
    }
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  void pay(Instant call, long price) {
    if (perDay > 0 && price <= perDay) {
      turnTo(call);
      spent += price;
    }
  }

  private void turnTo(Instant call) {
    if (day(call).isAfter(day)) {
      day = day(call);
      spent = 0;
    }
  }

  private static LocalDate day(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
