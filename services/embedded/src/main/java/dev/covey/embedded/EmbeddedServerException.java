/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded;

/**
 * A server could not be started or stopped. Its message is made to be read by the person who
 * started it: what failed, on which folder or port, and what to do.
 */
public final class EmbeddedServerException extends RuntimeException {
  public EmbeddedServerException(String message) {
    super(message);
  }

  public EmbeddedServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
