/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.LoadAction.ActionToDo;
import dev.covey.model.action.SetAccountUser;
import dev.covey.model.action.StopAccount;
import dev.covey.model.action.StopApp;
import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Permit;
import dev.covey.model.seal.Seal;
import dev.covey.source.x.RateScope;
import dev.covey.source.x.RateWindow;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.XUser;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds out who acts. An account whose user id nobody has asked for yet is asked for once and
 * remembered. Safe for many threads.
 */
final class Accounts {
  private final Database database;
  private final AccountLedger ledger;
  private final Supplier<Seal> seal;
  private final Platform platform;
  private final ActionSettings settings;
  private final InstantSource clock;

  Accounts(ActionHandler.Parts parts, ActionSettings settings) {
    this.database = parts.database();
    this.ledger = parts.ledger();
    this.seal = parts.seal();
    this.platform = parts.platform();
    this.clock = parts.clock();
    this.settings = settings;
  }

  /** Whether it is known who acts, and if not, what is to be done about the action. */
  sealed interface Found {}

  record Known(Caller caller) implements Found {}

  record NotKnown(Effect effect) implements Found {}

  /**
   * Throws {@link dev.covey.model.seal.SealException} where the key can't be had, or is another.
   */
  Found callerOf(ActionToDo action) throws SQLException, InterruptedException {
    XCredentials credentials =
        SealedCredentials.open(seal.get(), action.lane().account(), action.credentials());
    if (action.userId() != null) {
      return new Known(new Caller(credentials, action.userId()));
    }
    AcquireRequest request =
        new AcquireRequest(List.of(askingWho(action)), "user of action:" + action.id());
    return switch (ledger.acquire(request)) {
      case LedgerDecision.Wait(Instant until, MeterKey meter, BindingRule rule) ->
          later(action, meter + ": " + rule.describe(), until);
      case LedgerDecision.Granted(List<Permit> permits) -> ask(action, credentials, permits);
    };
  }

  /** The limit of asking X whose credentials these are. */
  private static MeterKey askingWho(ActionToDo action) {
    return new MeterKey("account:" + action.lane().account(), "me");
  }

  private Found ask(ActionToDo action, XCredentials credentials, List<Permit> permits)
      throws SQLException {
    XAnswer<XUser> answer = platform.me(credentials);
    Instant now = clock.instant();
    Found found =
        switch (answer.outcome()) {
          case XOutcome.Done<XUser>(XUser user) -> {
            remember(action.lane().account(), user, permits);
            yield new Known(new Caller(credentials, user.id()));
          }
          case XOutcome.NeedsAuthorisation<XUser>(String why) -> stopped(action, why, now);
          case XOutcome.Refused<XUser>(String why, _, _) -> stopped(action, why, now);
          case XOutcome.AlreadySo<XUser>(String why) -> stopped(action, why, now);
          case XOutcome.RateLimited<XUser>(Instant until, RateScope scope, String why) ->
              scope == RateScope.APP ? appStopped(action, why, until) : shut(action, why, until);
          case XOutcome.OutOfCredits<XUser>(String why) ->
              appStopped(action, why, now.plus(settings.creditsPause()));
          case XOutcome.Unknown<XUser>(String why) ->
              later(action, why, now.plus(settings.retry().lanePause()));
          case XOutcome.NotSent<XUser>(String why) ->
              later(action, why, now.plus(settings.retry().lanePause()));
        };
    return found instanceof NotKnown(Effect effect)
        ? new NotKnown(tx -> {
          effect.apply(tx);
          ledger.landed(tx, permits);
          for (RateWindow window : answer.exhausted()) {
            heed(tx, action, window);
          }
        })
        : found;
  }

  /** What X says is used up is not asked for again, whatever it answered this time. */
  private void heed(Transaction transaction, ActionToDo action, RateWindow window)
      throws SQLException {
    if (window.scope() == RateScope.USER) {
      ledger.block(
          transaction, askingWho(action), window.reset().plusSeconds(1), window.describe());
    }
  }

  private void remember(String account, XUser user, List<Permit> permits) throws SQLException {
    database.inTransaction(tx -> {
      ledger.landed(tx, permits);
      new SetAccountUser().run(tx.connection(), account, user.id(), user.username());
      return user;
    });
  }

  private static Found stopped(ActionToDo action, String why, Instant now) {
    return new NotKnown(tx -> {
      new ParkEffect(action, now, why).apply(tx);
      new StopAccount().run(tx.connection(), action.lane().account(), why);
    });
  }

  private static Found appStopped(ActionToDo action, String why, Instant until) {
    return new NotKnown(tx -> {
      new ParkEffect(action, until, why).apply(tx);
      new StopApp().run(tx.connection(), until, why);
    });
  }

  private Found shut(ActionToDo action, String why, Instant until) {
    Instant open = until.plusSeconds(1);
    NotKnown later = later(action, why, open);
    return new NotKnown(tx -> {
      later.effect().apply(tx);
      ledger.block(tx, askingWho(action), open, why);
    });
  }

  private static NotKnown later(ActionToDo action, String why, Instant until) {
    String because = "its account's user could not be asked for: " + why;
    return new NotKnown(new ParkEffect(action, until, because));
  }
}
