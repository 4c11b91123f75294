/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.model.action.RetryRule;
import java.time.Duration;

/**
 * How the worker behaves where things go wrong.
 *
 * @param lease real time after which an attempt's worker counts as dead unless it renews; well
 *     above the time that one call may take
 * @param creditsPause how long all actions wait before they find out whether somebody has paid
 */
public record ActionSettings(
    Duration lease, RetryRule retry, Duration creditsPause, Pacing pacing) {
  public static final ActionSettings DEFAULT =
      new ActionSettings(
          Duration.ofSeconds(60), RetryRule.DEFAULT, Duration.ofHours(1), Pacing.NONE);

  public ActionSettings withLease(Duration span) {
    return new ActionSettings(span, retry, creditsPause, pacing);
  }

  public ActionSettings paced(Pacing other) {
    return new ActionSettings(lease, retry, creditsPause, other);
  }
}
