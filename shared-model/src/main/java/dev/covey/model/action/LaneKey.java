/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.MeterKey;
import java.util.List;
import java.util.Objects;

/** A lane: the actions of one kind of one account, at most one of them in flight. */
public record LaneKey(String account, ActionKind kind) {
  /** What all accounts together may do. */
  public static final MeterKey APP_WRITES = new MeterKey("app", "writes");

  static final MeterKey APP_MESSAGES = new MeterKey("app", "dms");

  public LaneKey {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(kind, "kind");
  }

  /** The account's own limit for this kind. */
  public MeterKey accountMeter() {
    return new MeterKey("account:" + account, kind.column());
  }

  /**
   * All limits that an action of this lane passes: those of its kind, what X allows the account of
   * posts of every kind together, and the app's.
   */
  public List<MeterKey> gates() {
    if (kind.posts()) {
      return List.of(accountMeter(), new MeterKey("account:" + account, "posts"), APP_WRITES);
    }
    return kind == ActionKind.DM
        ? List.of(accountMeter(), APP_MESSAGES, APP_WRITES)
        : List.of(accountMeter(), APP_WRITES);
  }

  /** Whether every account shares this limit, so that who meets it stops them all. */
  public static boolean isOfTheApp(MeterKey meter) {
    return meter.subject().equals(APP_WRITES.subject());
  }

  /** What a rule of one of its gates says, and whom it counts together. */
  public String limit(MeterKey gate, BindingRule rule) {
    if (gate.equals(accountMeter())) {
      return rule.limit();
    }
    return (isOfTheApp(gate) ? "all accounts together: " : "posts of every kind: ") + rule.limit();
  }

  @Override
  public String toString() {
    return account + "/" + kind.column();
  }
}
