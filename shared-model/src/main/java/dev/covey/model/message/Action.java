/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.util.Objects;

/**
 * Perform one queued action on X. The action's row holds target and text; the message only names
 * it.
 *
 * @param actionId the action's row
 * @param account the account number that acts
 * @param kind the action's kind, such as {@code like}
 */
public record Action(long actionId, String account, String kind) implements Job {
  public Action {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(kind, "kind");
  }
}
