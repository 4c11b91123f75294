/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.lifecycle;

/** The command line is wrong; the message says how. */
public final class UsageException extends RuntimeException {
  public UsageException(String message) {
    super(message);
  }
}
