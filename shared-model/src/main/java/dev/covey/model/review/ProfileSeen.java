/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import java.util.Locale;

/** What one look at a profile showed. */
public enum ProfileSeen {
  ACTIVE,
  PROTECTED,
  SUSPENDED,
  NOT_FOUND,
  /** Nothing could be seen, which says nothing about the profile. */
  SOURCE_BROKEN;

  /** The name in tables, which is the profile's status too. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
