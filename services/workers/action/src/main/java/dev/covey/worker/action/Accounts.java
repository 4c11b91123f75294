/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.LoadAction.ActionToDo;
import dev.covey.model.action.SetAccountUser;
import dev.covey.model.database.Database;
import dev.covey.model.seal.Seal;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XUser;
import java.sql.SQLException;
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
  private final InstantSource clock;
  private final AskFirst askFirst;

  Accounts(ActionHandler.Parts parts, AskFirst askFirst) {
    this.database = parts.database();
    this.seal = parts.seal();
    this.platform = parts.platform();
    this.clock = parts.clock();
    this.askFirst = askFirst;
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
    AskFirst.Question<XUser> question =
        new AskFirst.Question<>(
            "me",
            "its account's user could not be asked for",
            () -> platform.me(credentials),
            why -> AskFirst.stopped(action, why, clock.instant()));
    return switch (askFirst.ask(action, question)) {
      case AskFirst.Told<XUser>(XUser user) -> {
        database.inTransaction(tx -> {
          new SetAccountUser()
              .run(tx.connection(), action.lane().account(), user.id(), user.username());
          return user;
        });
        yield new Known(new Caller(credentials, user.id()));
      }
      case AskFirst.NotTold<XUser>(Effect effect) -> new NotKnown(effect);
    };
  }
}
