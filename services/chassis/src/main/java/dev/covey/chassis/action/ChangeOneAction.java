/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.action;

import dev.covey.model.access.InsertAudit;
import dev.covey.model.action.ActionEvents;
import dev.covey.model.action.ActionFilter;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.ActionVerb;
import dev.covey.model.action.CarryOutWish;
import dev.covey.model.action.ChangeActions.Wish;
import dev.covey.model.action.SelectAction;
import dev.covey.model.action.SettleUnknown;
import dev.covey.model.action.SettleUnknown.Finding;
import dev.covey.model.database.Transaction;
import dev.covey.model.outbox.Outbox;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does what a person asks of one action, with its audit row, or says why that can't be. */
public final class ChangeOneAction {
  private final Outbox outbox;
  private final CarryOutWish carryOutWish;

  /** What became of it. */
  public sealed interface Answer {
    /** It was done; the action as it stands now. */
    record Changed(ActionLine action) implements Answer {}

    /** The action stands where that is not possible; says what is. */
    record Refused(ActionLine action, String why) implements Answer {}

    /** There is no such action. */
    record Missing(long id) implements Answer {}
  }

  public ChangeOneAction(Outbox outbox) {
    this.outbox = outbox;
    this.carryOutWish = new CarryOutWish(outbox);
  }

  public Answer run(
      Transaction transaction, long id, ActionVerb verb, @Nullable String why, Asking asking)
      throws SQLException {
    Wish wish = new Wish(verb, ActionFilter.ALL, why);
    boolean changed = carryOutWish.one(transaction, id, wish, asking.now());
    if (changed) {
      audit(transaction, asking.by(), "action." + verb.column(), id, why);
    }
    return answer(transaction, id, changed);
  }

  /** Says of one whose outcome nobody knew how it ended. */
  public Answer settle(Transaction transaction, long id, Finding finding, Asking asking)
      throws SQLException {
    var lane = new SettleUnknown().run(transaction.connection(), id, finding, asking.now());
    if (lane.isPresent()) {
      String status = finding.status().column();
      outbox.tell(
          transaction,
          List.of(
              ActionEvents.settled(
                  id, lane.get(), finding.status(), finding.error(), asking.now())));
      audit(transaction, asking.by(), "action.settle." + status, id, finding.why());
    }
    return answer(transaction, id, lane.isPresent());
  }

  /** Who asks, and when. */
  public record Asking(AskedBy by, Instant now) {}

  private static Answer answer(Transaction transaction, long id, boolean changed)
      throws SQLException {
    Optional<ActionLine> found = new SelectAction().run(transaction.connection(), id);
    if (found.isEmpty()) {
      return new Answer.Missing(id);
    }
    ActionLine action = found.get();
    return changed
        ? new Answer.Changed(action)
        : new Answer.Refused(action, Standing.describe(id, action.status()));
  }

  private static void audit(
      Transaction transaction, AskedBy by, String what, long id, @Nullable String why)
      throws SQLException {
    Map<String, String> details = new HashMap<>(by.details());
    if (why != null) {
      details.put("why", why);
    }
    InsertAudit.of(transaction, by.who(), what, "action " + id, details);
  }
}
