/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.LookLater;
import dev.covey.model.action.SelectTakenResults;
import dev.covey.model.action.SettleUnknown.Finding;
import dev.covey.model.database.Database;
import dev.covey.model.outbox.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether an action was done whose answer was lost, by looking at what its account has
 * done. What is found is completed; what is not there after several looks, the last of them long
 * after the call, has failed. It is never done again by itself. Safe for many threads.
 */
final class Reconcile {
  /** X's clock and ours may differ, and its timelines are not always up to date. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** The waits between looks that find nothing; after the last of them it is given up. */
  private static final List<Duration> WAITS =
      List.of(Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(15));

  private final Database database;
  private final Outbox outbox;
  private final InstantSource clock;
  private final Platform platform;
  private final AskFirst askFirst;
  private final Prepare prepare;

  Reconcile(ActionHandler.Parts parts, AskFirst askFirst, Prepare prepare) {
    this.database = parts.database();
    this.outbox = parts.outbox();
    this.clock = parts.clock();
    this.platform = parts.platform();
    this.askFirst = askFirst;
    this.prepare = prepare;
  }

  JobOutcome look(ActionToDo action, Caller caller) throws SQLException, InterruptedException {
    return switch (prepare.aimed(action, caller)) {
      case Need.Unmet<Prepared>(Effect effect) -> JobOutcome.done(effect);
      case Need.Met<Prepared>(Prepared prepared) -> look(prepared);
    };
  }

  private JobOutcome look(Prepared prepared) throws SQLException, InterruptedException {
    ActionToDo action = prepared.action();
    Instant now = clock.instant();
    Instant begun = action.startedAt() == null ? now : action.startedAt();
    AskFirst.Question<Seen> question =
        new AskFirst.Question<>(
            prepared.kind() == ActionKind.DM ? "look-dm" : "look",
            prepared.caller().credentials(),
            "its account could not be looked at",
            false,
            pages -> platform.lookFor(prepared, begun.minus(SKEW), pages),
            why -> leftToAPerson(action, "X does not let its account be looked at: " + why));
    return switch (askFirst.ask(action, question)) {
      case Need.Unmet<Seen>(Effect effect) -> JobOutcome.done(effect);
      case Need.Met<Seen>(Seen seen) ->
          JobOutcome.done(judge(action, unclaimed(action, seen.ids()), seen.whole(), now));
    };
  }

  /** Another action of the same words may have made what was found. */
  private Optional<String> unclaimed(ActionToDo action, List<String> found) throws SQLException {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Set<String> taken =
        database.inTransaction(
            tx -> new SelectTakenResults().run(tx.connection(), action.id(), found));
    return found.stream().filter(each -> !taken.contains(each)).findFirst();
  }

  private Effect judge(ActionToDo action, Optional<String> found, boolean whole, Instant now) {
    if (found.isPresent()) {
      String why = "its account has done it: " + found.get();
      return new FoundOutEffect(action, new Finding(true, found.get(), why), now, outbox);
    }
    int looks = action.looks() + 1;
    if (looks > WAITS.size() && !whole) {
      return leftToAPerson(action, "not all that its account has done since could be seen");
    }
    if (looks <= WAITS.size()) {
      Instant next = now.plus(WAITS.get(looks - 1));
      String because = "its account has not done it yet, looked at " + looks + " time(s)";
      return new LookLaterEffect(action, new LookLater.Next(next, looks, because));
    }
    String why =
        "its answer was lost, and its account has not done it, looked at %d times until %s"
            .formatted(looks, now);
    return new FoundOutEffect(action, new Finding(false, null, why), now, outbox);
  }

  private static Effect leftToAPerson(ActionToDo action, String because) {
    return new LookLaterEffect(action, new LookLater.Next(null, action.looks(), because));
  }
}
