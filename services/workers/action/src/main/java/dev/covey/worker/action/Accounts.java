/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.SetAccountUser;
import dev.covey.model.database.Database;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XUser;
import dev.covey.source.x.account.FreshTokens;
import dev.covey.source.x.account.Freshness;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Finds out who acts, and with what. An account whose user id nobody has asked for yet is asked for
 * once and remembered. Safe for many threads.
 */
final class Accounts {
  private final Database database;
  private final FreshTokens tokens;
  private final Platform platform;
  private final InstantSource clock;
  private final AskFirst askFirst;

  Accounts(ActionHandler.Parts parts, AskFirst askFirst) {
    this.database = parts.database();
    this.tokens = parts.tokens();
    this.platform = parts.platform();
    this.clock = parts.clock();
    this.askFirst = askFirst;
  }

  /**
   * Throws {@link dev.covey.model.seal.SealException} where the key can't be had, or is another.
   */
  Need<Caller> callerOf(ActionToDo action) throws SQLException, InterruptedException {
    return switch (tokens.of(action.lane().account(), action.credentials())) {
      case Freshness.Fresh(XCredentials credentials) -> callerWith(action, credentials);
      case Freshness.Later(Instant until, String why) ->
          new Need.Unmet<>(Postponed.until(action, until, why));
      case Freshness.NeedsPerson(String why) ->
          new Need.Unmet<>(Postponed.whileStopped(action, clock.instant(), why));
      case Freshness.AppNotKnown(Instant until, String why) ->
          new Need.Unmet<>(AskFirst.appStopped(action, why, until));
    };
  }

  private Need<Caller> callerWith(ActionToDo action, XCredentials credentials)
      throws SQLException, InterruptedException {
    if (action.userId() != null) {
      return new Need.Met<>(new Caller(credentials, action.userId()));
    }
    AskFirst.Question<XUser> question =
        new AskFirst.Question<>(
            "me",
            credentials,
            "its account's user could not be asked for",
            false,
            _ -> platform.me(credentials),
            why -> AskFirst.stopped(action, why, clock.instant()));
    return switch (askFirst.ask(action, question)) {
      case Need.Met<XUser>(XUser user) -> {
        database.inTransaction(tx -> {
          new SetAccountUser()
              .run(tx.connection(), action.lane().account(), user.id(), user.username());
          return user;
        });
        yield new Need.Met<>(new Caller(credentials, user.id()));
      }
      case Need.Unmet<XUser>(Effect effect) -> new Need.Unmet<>(effect);
    };
  }
}
