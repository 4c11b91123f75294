/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import java.time.Duration;

/** What a simulator answers when a scripted fault replaces its true answer. */
public interface FaultAnswers {

  /** A status out of turn, mostly a 5xx. */
  default Answer status(SimulatedCall call, int code) {
    return Answer.html(
        code, "<html><head><title>" + code + "</title></head><body>" + code + "</body></html>");
  }

  /** Too many requests, to be tried again after that long. */
  default Answer rateLimited(SimulatedCall call, Duration retryAfter) {
    return Answer.text(429, "Too Many Requests")
        .withHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
  }

  /** A page that wants proof of being human. */
  default Answer challenge(SimulatedCall call) {
    return Answer.html(
        403,
        "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>"
            + "<noscript>Enable JavaScript and cookies to continue</noscript></body></html>");
  }

  /** The plain answers above. */
  static FaultAnswers plain() {
    return new FaultAnswers() {};
  }
}
