/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.FaultAnswers;
import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.nitter.page.ChallengePages;
import dev.covey.simulator.nitter.page.ErrorPages;
import java.time.Duration;
import java.util.function.Function;

/** The faults that any server can have, in an instance's own words. */
final class NitterFaultAnswers implements FaultAnswers {
  private final Function<SimulatedCall, ErrorPages> errors;

  NitterFaultAnswers(Function<SimulatedCall, ErrorPages> errors) {
    this.errors = errors;
  }

  @Override
  public Answer rateLimited(SimulatedCall call, Duration retryAfter) {
    // Nitter does not say until when.
    return Answer.html(429, errors.apply(call).rateLimited(call.path()));
  }

  @Override
  public Answer challenge(SimulatedCall call) {
    return Answer.html(200, ChallengePages.anubis(call.path()));
  }

  @Override
  public Answer status(SimulatedCall call, int code) {
    return code == 500
        ? Answer.html(500, errors.apply(call).networkError(call.path()))
        : Answer.html(code, ChallengePages.proxyError(code));
  }
}
