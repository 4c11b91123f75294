/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor looks at.
 *
 * @param campaign null for all actions
 * @param accounts whose limits are shown; empty for the busiest
 */
public record Scope(@Nullable String campaign, List<String> accounts) {
  public Scope {
    accounts = List.copyOf(accounts);
  }

  public static Scope of(String campaign) {
    return new Scope(campaign, List.of());
  }
}
