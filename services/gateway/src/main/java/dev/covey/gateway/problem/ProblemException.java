/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.problem;

import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** A part of a request can't be what it should: names it, and says what to send instead. */
  public static ProblemException wrong(
      String parameter, String detail, @Nullable String suggestion) {
    return new ProblemException(Problem.wrong(parameter, detail, suggestion));
  }

  public Problem problem() {
    return problem;
  }
}
