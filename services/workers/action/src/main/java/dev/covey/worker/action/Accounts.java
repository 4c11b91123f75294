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
import dev.covey.model.seal.Seal;
import dev.covey.source.x.RateScope;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.XUser;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Finds out who acts. An account whose user id nobody has asked for yet is asked for once and
 * remembered. Safe for many threads.
 */
final class Accounts {
  private final Database database;
  private final Supplier<Seal> seal;
  private final Platform platform;
  private final ActionSettings settings;
  private final InstantSource clock;

  Accounts(
      Database database,
      Supplier<Seal> seal,
      Platform platform,
      ActionSettings settings,
      InstantSource clock) {
    this.database = database;
    this.seal = seal;
    this.platform = platform;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether it is known who acts, and if not, what is to be done about the action. */
  sealed interface Found {}

  record Known(Caller caller) implements Found {}

  record NotKnown(Effect effect) implements Found {}

  Found callerOf(ActionToDo action) throws SQLException {
    XCredentials credentials =
        SealedCredentials.open(seal.get(), action.lane().account(), action.credentials());
    if (action.userId() != null) {
      return new Known(new Caller(credentials, action.userId()));
    }
    Instant now = clock.instant();
    return switch (platform.me(credentials).outcome()) {
      case XOutcome.Done<XUser>(XUser user) -> {
        remember(action.lane().account(), user);
        yield new Known(new Caller(credentials, user.id()));
      }
      case XOutcome.NeedsAuthorisation<XUser>(String why) -> stopped(action, why, now);
      case XOutcome.Refused<XUser>(String why, _) -> stopped(action, why, now);
      case XOutcome.AlreadySo<XUser>(String why) -> stopped(action, why, now);
      case XOutcome.RateLimited<XUser>(Instant until, RateScope scope, String why) ->
          scope == RateScope.APP ? appStopped(action, why, until) : later(action, why, until);
      case XOutcome.OutOfCredits<XUser>(String why) ->
          appStopped(action, why, now.plus(settings.creditsPause()));
      case XOutcome.Unknown<XUser>(String why) ->
          later(action, why, now.plus(settings.retry().lanePause()));
      case XOutcome.NotSent<XUser>(String why) ->
          later(action, why, now.plus(settings.retry().lanePause()));
    };
  }

  private void remember(String account, XUser user) throws SQLException {
    database.inTransaction(tx -> {
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

  private static Found later(ActionToDo action, String why, Instant until) {
    String because = "its account's user could not be asked for: " + why;
    return new NotKnown(new ParkEffect(action, until, because));
  }
}
