/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.model.action.Settlement;
import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.Block;
import dev.covey.model.ledger.MeterKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a call: the settlement, and what it says about more than this one action.
 *
 * @param sent false where the call provably never left, so that its permits may come back
 * @param stopAccount why X does not take the account's credentials; null where it does
 * @param stopApp until when X refuses every account; null where it does not
 * @param block until when X refuses the account this kind of action; null where it does not
 */
record Verdict(
    Settlement settlement,
    boolean sent,
    @Nullable String stopAccount,
    @Nullable Instant stopApp,
    @Nullable Block block) {

  static Verdict of(Settlement settlement) {
    return new Verdict(settlement, true, null, null, null);
  }

  /** Stops the app as well, unless it is stopped for longer already. */
  Verdict stoppingApp(Instant until) {
    Instant latest = stopApp != null && stopApp.isAfter(until) ? stopApp : until;
    return new Verdict(settlement, sent, stopAccount, latest, block);
  }

  /** Opens the lane no earlier than its limit's interval after this call. */
  Verdict pausing(MeterKey meter, Duration interval, Instant now) {
    Instant open = now.plus(interval);
    return settlement.laneOpens().isBefore(open)
        ? new Verdict(
            settlement.withLane(
                open, meter + ": " + new BindingRule.TooSoon(interval, now).describe()),
            sent,
            stopAccount,
            stopApp,
            block)
        : this;
  }

  /** Shuts the account's meter and the lane as well, unless they are shut for longer already. */
  Verdict blocking(Instant until, String why) {
    Block latest = block != null && block.until().isAfter(until) ? block : new Block(until, why);
    Settlement shut =
        settlement.laneOpens().isBefore(until) ? settlement.withLane(until, why) : settlement;
    return new Verdict(shut, sent, stopAccount, stopApp, latest);
  }
}
