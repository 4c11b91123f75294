/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.http;

import java.io.IOException;

/** The address to listen on can't be had. Its message says which, and which settings move it. */
public final class PortTakenException extends IOException {
  PortTakenException(String message, IOException cause) {
    super(message, cause);
  }
}
