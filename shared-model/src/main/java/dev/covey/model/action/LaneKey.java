/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.ledger.MeterKey;
import java.util.List;
import java.util.Objects;

/** A lane: the actions of one kind of one account, at most one of them in flight. */
public record LaneKey(String account, ActionKind kind) {
  /** What all accounts together may do. */
  public static final MeterKey APP_WRITES = new MeterKey("app", "writes");

  public LaneKey {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(kind, "kind");
  }

  /** The account's own limit for this kind. */
  public MeterKey accountMeter() {
    return new MeterKey("account:" + account, kind.column());
  }

  /** All limits that an action of this lane passes: the account's and the app's. */
  public List<MeterKey> gates() {
    return List.of(accountMeter(), APP_WRITES);
  }

  @Override
  public String toString() {
    return account + "/" + kind.column();
  }
}
