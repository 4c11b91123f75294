/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.AttemptState;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.Settlement;
import dev.covey.model.action.StopAccount;
import dev.covey.model.action.StopApp;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Permit;
import dev.covey.model.outbox.Outbox;
import dev.covey.source.x.RateScope;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.account.AskedMeter;
import dev.covey.source.x.account.RefusedCredentials;
import dev.covey.source.x.own.Pages;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * Asks X what an action needs before it can be done, within the limit of asking. Where X does not
 * tell, it says what is to become of the action. Safe for many threads.
 */
final class AskFirst {
  private final Database database;
  private final AccountLedger ledger;
  private final ActionSettings settings;
  private final RefusedCredentials refusedCredentials;
  private final Outbox outbox;
  private final InstantSource clock;

  AskFirst(ActionHandler.Parts parts, ActionSettings settings) {
    this.database = parts.database();
    this.ledger = parts.ledger();
    this.clock = parts.clock();
    this.refusedCredentials = parts.refusedCredentials();
    this.outbox = parts.outbox();
    this.settings = settings;
  }

  /**
   * What is asked.
   *
   * @param kind the account's meter that asking is counted by
   * @param credentials those that the calls are made with
   * @param what in words, for what could not be done
   * @param counts whether an answer that does not come counts among the failures after which the
   *     action is given up; not where it would be no other for the next action
   * @param refused what is to become of the action where X will never tell
   */
  record Question<T>(
      String kind,
      XCredentials credentials,
      String what,
      boolean counts,
      Call<T> call,
      Function<String, Effect> refused) {}

  /** Makes the calls that the question is; one has been permitted already. */
  interface Call<T> {
    XAnswer<T> make(Pages more) throws InterruptedException;
  }

  <T> Need<T> ask(ActionToDo action, Question<T> question)
      throws SQLException, InterruptedException {
    MeterKey meter = new MeterKey("account:" + action.lane().account(), question.kind());
    AcquireRequest request =
        new AcquireRequest(List.of(meter), question.kind() + " of action:" + action.id());
    return switch (ledger.acquire(request)) {
      case LedgerDecision.Wait(Instant until, MeterKey shut, BindingRule rule) ->
          new Need.Unmet<>(later(action, question, shut + ": " + rule.describe(), until));
      case LedgerDecision.Granted(List<Permit> permits, _) ->
          ask(
              action,
              question,
              new AskedMeter(ledger, meter),
              new PagePermits(ledger, request, permits));
    };
  }

  private <T> Need<T> ask(
      ActionToDo action, Question<T> question, AskedMeter meter, PagePermits permits)
      throws SQLException, InterruptedException {
    XAnswer<T> answer = question.call().make(permits);
    List<Permit> used = permits.used();
    if (answer.outcome() instanceof XOutcome.Done<T>(T value)) {
      database.inTransaction(tx -> {
        meter.landed(tx, used, answer);
        return tx;
      });
      return new Need.Met<>(value);
    }
    Effect effect = effect(action, question, answer.outcome());
    return new Need.Unmet<>(tx -> {
      effect.apply(tx);
      meter.landed(tx, used, answer);
    });
  }

  private <T> Effect effect(ActionToDo action, Question<T> question, XOutcome<T> outcome) {
    Instant now = clock.instant();
    return switch (outcome) {
      case XOutcome.Done<T> _ -> throw new IllegalStateException("it was told");
      case XOutcome.NeedsAuthorisation<T>(String why) ->
          notAccepted(action, question.credentials(), why, now);
      case XOutcome.Refused<T>(String why, boolean permanent, _) ->
          permanent ? question.refused().apply(why) : trouble(action, question, why, now);
      case XOutcome.AlreadySo<T>(String why) -> question.refused().apply(why);
      case XOutcome.RateLimited<T>(Instant until, RateScope scope, String why) ->
          scope == RateScope.APP
              ? appStopped(action, why, until)
              : later(action, question, why, until.plusSeconds(1));
      case XOutcome.OutOfCredits<T>(String why) ->
          appStopped(action, why, now.plus(settings.creditsPause()));
      case XOutcome.Unknown<T>(String why) -> trouble(action, question, why, now);
      case XOutcome.NotSent<T>(String why) ->
          later(action, question, why, now.plus(settings.retry().lanePause()));
    };
  }

  /** What never ends well for one action must not hold up those behind it for ever. */
  private Effect trouble(ActionToDo action, Question<?> question, String why, Instant now) {
    if (!question.counts() || action.status() == ActionStatus.UNKNOWN) {
      return later(action, question, why, now.plus(settings.retry().lanePause()));
    }
    Settlement next =
        settings
            .retry()
            .settle(AttemptState.UNKNOWN, question.what() + ": " + why, action.failures(), now);
    return next.status().isFinal()
        ? new FailEffect(action, String.valueOf(next.why()), now, outbox)
        : new TryAgainEffect(action, next);
  }

  private Effect notAccepted(ActionToDo action, XCredentials credentials, String why, Instant now) {
    return tx -> {
      Postponed.whileStopped(action, now, why).apply(tx);
      refusedCredentials.apply(tx, action.lane().account(), credentials, why);
    };
  }

  static Effect stopped(ActionToDo action, String why, Instant now) {
    return tx -> {
      Postponed.whileStopped(action, now, why).apply(tx);
      new StopAccount().run(tx.connection(), action.lane().account(), why);
    };
  }

  static Effect appStopped(ActionToDo action, String why, Instant until) {
    return tx -> {
      Postponed.until(action, until, why).apply(tx);
      new StopApp().run(tx.connection(), until, why);
    };
  }

  private static Effect later(ActionToDo action, Question<?> question, String why, Instant until) {
    return Postponed.until(action, until, question.what() + ": " + why);
  }
}
