/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.task;

/** A person ended the run of a task that was under way. */
final class TaskVoidedException extends Exception {
  private static final long serialVersionUID = 1L;

  TaskVoidedException(String message, InterruptedException cause) {
    super(message, cause);
  }
}
