/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import dev.covey.model.time.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How often a tweet is looked at, by its age: {@code 1h:15m,1d:2h,older:60d} looks every 15 minutes
 * in its first hour, every 2 hours in its first day, then every 60 days.
 */
public record ReviewSchedule(List<Step> steps, Duration older) {
  private static final String OLDER = "older";
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /** After the constants that reading it needs. */
  public static final ReviewSchedule DEFAULT =
      parse("1h:15m,1d:2h,7d:12h,30d:3d,365d:14d,older:60d");

  /** Below this age, this often. */
  public record Step(Duration below, Duration every) {}

  public ReviewSchedule {
    steps = List.copyOf(steps);
    Duration last = Duration.ZERO;
    for (Step step : steps) {
      if (step.below().compareTo(last) <= 0) {
        throw new IllegalArgumentException(
            Spans.text(step.below()) + " must come later than " + Spans.text(last));
      }
      checkEvery(step.every());
      last = step.below();
    }
    checkEvery(older);
  }

  private static void checkEvery(Duration every) {
    if (every.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "a tweet may be looked at every " + Spans.text(SHORTEST) + " at most");
    }
  }

  /** Throws IllegalArgumentException, worded for people. */
  public static ReviewSchedule parse(String text) {
    List<Step> steps = new ArrayList<>();
    String[] pieces = text.split(",", -1);
    for (int i = 0; i < pieces.length; i++) {
      String[] sides = pieces[i].strip().split(":", -1);
      boolean last = i == pieces.length - 1;
      if (sides.length != 2 || sides[0].equals(OLDER) != last) {
        throw new IllegalArgumentException(
            "'"
                + pieces[i]
                + "' must be an age and a span such as 1d:2h, and the last one older:…");
      }
      Duration every = Spans.parse(sides[1]);
      if (last) {
        return new ReviewSchedule(steps, every);
      }
      steps.add(new Step(Spans.parse(sides[0]), every));
    }
    throw new IllegalArgumentException("a schedule must not be empty");
  }

  /** How long after a look at that age the next one comes. */
  public Duration every(Duration age) {
    return steps.stream()
        .filter(step -> age.compareTo(step.below()) < 0)
        .map(Step::every)
        .findFirst()
        .orElse(older);
  }

  /** When a tweet that was just looked at is due again. */
  public Instant next(Instant createdAt, Instant now) {
    return now.plus(every(Duration.between(createdAt, now)));
  }

  /**
   * When a tweet that was just stored is due: earlier than its turn by a share that differs from
   * tweet to tweet, so that an import does not come due all at once.
   */
  public Instant first(long id, Instant createdAt, Instant now) {
    Duration every = every(Duration.between(createdAt, now));
    long share = Math.floorMod((id * 0x9E3779B97F4A7C15L) >>> 32, 1000L);
    return now.plus(every.multipliedBy(1000 + share).dividedBy(2000));
  }

  @Override
  public String toString() {
    return steps.stream()
        .map(step -> Spans.text(step.below()) + ":" + Spans.text(step.every()) + ",")
        .collect(Collectors.joining("", "", OLDER + ":" + Spans.text(older)));
  }
}
