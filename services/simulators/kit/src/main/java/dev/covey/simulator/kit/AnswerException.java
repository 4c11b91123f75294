/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

/** Ends the handling of a call with that answer, from wherever it is thrown. */
public final class AnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  public AnswerException(Answer answer) {
    // An answer is control flow, not a defect: no stack trace.
    super("answered " + answer.status(), null, false, false);
    this.answer = answer;
  }

  public Answer answer() {
    return answer;
  }
}
