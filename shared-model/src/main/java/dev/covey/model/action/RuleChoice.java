/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.time.Instant;

/**
 * What a person lets a rule say.
 *
 * @param account {@value #EVERY} for every one
 */
public record RuleChoice(
    String rule, String account, RuleVerdict verdict, String why, String setBy, Instant setAt) {
  public static final String EVERY = "*";
}
