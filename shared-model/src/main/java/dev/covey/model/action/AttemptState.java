/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.util.Locale;

/** How far an attempt got, as far as its row knows. */
public enum AttemptState {
  /** Its permits are taken; the call may go out at any moment. */
  ARMED,
  /** X did it, or it was so already. */
  CONFIRMED,
  /** It was surely not done. */
  REFUSED,
  /** It may have been done. */
  UNKNOWN;

  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
