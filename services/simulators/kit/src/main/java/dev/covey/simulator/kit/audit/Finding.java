/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.audit;

/** One thing that is wrong, in words that name the principal, the calls and the times. */
public record Finding(Type type, String text) {

  /** What a finding is about. */
  public enum Type {
    LIMIT_PASSED,
    EFFECTED_TWICE,
    MISSING,
    UNEXPECTED,
    AUDIT_INCOMPLETE
  }
}
