/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.util.Locale;

/** What a rule of policy says to an action that falls under it; the later the stricter. */
public enum RuleVerdict {
  ALLOW,
  /** A person has to release it. */
  HOLD,
  REFUSE;

  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static RuleVerdict of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
