/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Frames as tests need them. */
final class Frames {
  static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  static final Frame EMPTY =
      new Frame(
          NOW,
          null,
          List.of(),
          100_000,
          List.of(),
          List.of(new Frame.Settled(1, 0, 0, 0), new Frame.Settled(15, 0, 0, 0)),
          List.of(),
          0,
          List.of(),
          Map.of(),
          null,
          null,
          List.of(),
          Frame.Forecast.NOTHING);

  private Frames() {}

  static Frame of(Frame.Count... queue) {
    return new Frame(
        NOW,
        null,
        List.of(queue),
        100_000,
        List.of(),
        EMPTY.settled(),
        List.of(),
        0,
        List.of(),
        Map.of(),
        null,
        null,
        List.of(),
        Frame.Forecast.NOTHING);
  }

  /** With something of everything, and texts that would control a terminal. */
  static Frame full() {
    Frame.Lane likes =
        new Frame.Lane(
            "like",
            "open",
            9_812,
            false,
            List.of(
                new Frame.Used(null, "15m", 30, 30),
                new Frame.Used(null, "1h", 40, 100),
                new Frame.Used(null, "1d", 1, 500)),
            NOW.plusSeconds(123),
            "30 per 15m");
    Frame.Lane posts =
        new Frame.Lane("post", "stopped", 3, false, List.of(), null, "told \u001b[2J to stop");
    return new Frame(
        NOW,
        "spring\u001b]0;x\u0007",
        List.of(
            new Frame.Count("pending", "like", 100_000),
            new Frame.Count("completed", "like", 188),
            new Frame.Count("failed", "post", 2),
            new Frame.Count("held", "like", 5),
            new Frame.Count("unknown", "post", 1)),
        100_000,
        List.of("pending"),
        List.of(new Frame.Settled(1, 12, 0, 0), new Frame.Settled(15, 178, 2, 1)),
        List.of(new Frame.Account("anna", "active", null, List.of(likes, posts))),
        7,
        List.of(
            new Frame.Failure(
                "20",
                "anna",
                "post",
                "X answered 429: \u001b[31mslow\r\ndown \u202e日本語",
                NOW.plusSeconds(900),
                NOW.minusSeconds(5))),
        Map.of("automated-like", 5L),
        NOW.plusSeconds(61),
        new Frame.Stop(NOW.plusSeconds(30), "the app is suspended"),
        List.of(new Frame.Paused("*", "maintenance")),
        new Frame.Forecast(
            NOW.plusSeconds(200_000),
            true,
            List.of(new Frame.Last("anna", NOW.plusSeconds(200_000), "30 per 15m"))));
  }
}
