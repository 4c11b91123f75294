/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.util.Locale;

/** Which kind of check mark a profile has. */
public enum Verified {
  NONE,
  BLUE,
  BUSINESS,
  GOVERNMENT,
  /** Pages from before the kinds were told apart show only that there is one. */
  UNSPECIFIED;

  /** The name in messages, tables and JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
