/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.seal;

/** A secret can't be sealed or opened, or the key can't be had; the message says what to do. */
public final class SealException extends RuntimeException {
  public SealException(String message, Throwable cause) {
    super(message, cause);
  }

  public SealException(String message) {
    super(message);
  }
}
