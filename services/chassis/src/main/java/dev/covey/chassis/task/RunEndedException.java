/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.task;

/** A run that was under way was ended from outside: voided, or taken for lost. */
final class RunEndedException extends Exception {
  private static final long serialVersionUID = 1L;

  RunEndedException(String message, Throwable cause) {
    super(message, cause);
  }
}
