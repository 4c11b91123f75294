/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.action.ChangeActions.Changed;
import dev.covey.model.action.ChangeActions.Wish;
import dev.covey.model.database.Transaction;
import dev.covey.model.outbox.Outbox;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Changes actions as a person wishes, and does what follows: lanes open, the fleet is told. */
public final class CarryOutWish {
  private final Outbox outbox;
  private final ChangeActions changeActions = new ChangeActions();

  public CarryOutWish(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Does it to the one action; returns false where that does not stand where it is possible. */
  public boolean one(Transaction transaction, long actionId, Wish wish, Instant now)
      throws SQLException {
    return span(transaction, wish, actionId - 1, actionId, now) == 1;
  }

  /** Does it to those after {@code from} up to {@code upto} and returns how many that were. */
  int span(Transaction transaction, Wish wish, long from, long upto, Instant now)
      throws SQLException {
    List<Changed> changed = changeActions.run(transaction.connection(), wish, from, upto, now);
    if (changed.isEmpty()) {
      return 0;
    }
    ActionStatus to = wish.verb().to();
    if (to == ActionStatus.PENDING) {
      new OpenIdleLanes()
          .run(transaction.connection(), changed.stream().map(Changed::lane).toList(), now);
    }
    if (to.isFinal()) {
      outbox.tell(
          transaction,
          changed.stream()
              .map(each -> ActionEvents.settled(each.id(), each.lane(), to, wish.why(), now))
              .toList());
    }
    return changed.size();
  }
}
