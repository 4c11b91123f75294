/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.FaultAnswers;
import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.x.access.Errors;
import java.time.Duration;
import java.util.Map;

/** How scripted faults look when the platform shows them. */
final class XFaultAnswers implements FaultAnswers {

  private static final Map<Integer, String> TITLES =
      Map.of(500, "Internal Server Error", 503, "Service Unavailable");

  private final Errors errors;

  XFaultAnswers(Errors errors) {
    this.errors = errors;
  }

  /** 500 and 503 come as problems, 404 empty, other statuses as a page of some proxy before. */
  @Override
  public Answer status(SimulatedCall call, int code) {
    String title = TITLES.get(code);
    if (title != null) {
      return Errors.flat(code, title, title, "about:blank");
    }
    return code == 404 ? Answer.of(404) : FaultAnswers.super.status(call, code);
  }

  @Override
  public Answer rateLimited(SimulatedCall call, Duration retryAfter) {
    long reset = call.arrivedAt().plus(retryAfter).getEpochSecond() + 1;
    return errors
        .tooManyRequests()
        .withHeader("x-rate-limit-limit", "1")
        .withHeader("x-rate-limit-remaining", "0")
        .withHeader("x-rate-limit-reset", Long.toString(reset));
  }
}
