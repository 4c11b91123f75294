/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.access;

import java.time.Duration;
import java.util.List;

/** So many calls of one operation in a window, by each user or by the whole app. */
public record Limit(Scope scope, int count, Duration window) {

  public static final Duration QUARTER = Duration.ofMinutes(15);
  public static final Duration DAY = Duration.ofDays(1);

  /** Whose calls are counted together. */
  public enum Scope {
    APP,
    USER
  }

  /** The usual pair: calls in 15 minutes by an app on its own, and by each user. */
  public static List<Limit> quarterly(int app, int user) {
    return List.of(new Limit(Scope.APP, app, QUARTER), new Limit(Scope.USER, user, QUARTER));
  }

  /** Calls by each user in 15 minutes. */
  public static List<Limit> userQuarterly(int count) {
    return List.of(new Limit(Scope.USER, count, QUARTER));
  }

  /** Calls by each user in 15 minutes and in a day. */
  public static List<Limit> userQuarterlyAndDaily(int quarter, int day) {
    return List.of(new Limit(Scope.USER, quarter, QUARTER), new Limit(Scope.USER, day, DAY));
  }

  /** Calls by the whole app in a day and by each user in 15 minutes. */
  public static List<Limit> appDailyUserQuarterly(int appDay, int userQuarter) {
    return List.of(new Limit(Scope.APP, appDay, DAY), new Limit(Scope.USER, userQuarter, QUARTER));
  }

  /** Whether it counts that caller's calls; an app's daily limit counts its users' calls too. */
  boolean counts(Caller caller) {
    return switch (scope) {
      case USER -> !caller.isAppOnly();
      case APP -> caller.isAppOnly() || isDaily();
    };
  }

  boolean isDaily() {
    return window.compareTo(DAY) >= 0;
  }
}
