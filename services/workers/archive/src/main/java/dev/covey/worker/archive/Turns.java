/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.MeterKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Says when to come back to a limit that is used up: one after the other, as fast as the limit lets
 * them through, so that a hundred thousand jobs do not all come each time it opens. Only a
 * suggestion: the ledger decides. Safe for many threads.
 */
final class Turns {
  private static final Duration AHEAD = Duration.ofHours(1);

  private final Map<MeterKey, Instant> last = new HashMap<>();

  /** Not before {@code open}, and within an hour of it. */
  synchronized Instant next(MeterKey meter, Instant open, BindingRule rule) {
    Instant behind = last.getOrDefault(meter, Instant.EPOCH).plus(step(rule));
    boolean inLine = behind.isAfter(open) && behind.isBefore(open.plus(AHEAD));
    Instant turn = inLine ? behind : open;
    last.put(meter, turn);
    return turn;
  }

  private static Duration step(BindingRule rule) {
    return switch (rule) {
      case BindingRule.WindowFull(var window, _, _) ->
          Duration.ofMillis(Math.ceilDiv(window.span().toMillis(), window.count()));
      case BindingRule.TooSoon(Duration interval, _) -> interval;
      case BindingRule.Blocked _ -> Duration.ofSeconds(1);
    };
  }
}
