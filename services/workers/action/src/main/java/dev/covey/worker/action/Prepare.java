/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.LookLater;
import dev.covey.model.outbox.Outbox;
import dev.covey.source.x.XUser;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/**
 * Gets together what an action's call needs, before anything is armed: all of it can be done again
 * without harm.
 */
final class Prepare {
  private final Platform platform;
  private final AskFirst askFirst;
  private final Uploads uploads;
  private final Outbox outbox;
  private final InstantSource clock;

  Prepare(ActionHandler.Parts parts, AskFirst askFirst) {
    this.platform = parts.platform();
    this.outbox = parts.outbox();
    this.clock = parts.clock();
    this.askFirst = askFirst;
    this.uploads = new Uploads(parts, askFirst);
  }

  /** With its files brought to X. */
  Need<Prepared> of(ActionToDo action, Caller caller) throws SQLException, InterruptedException {
    return switch (aimed(action, caller)) {
      case Need.Unmet<Prepared> unmet -> unmet;
      case Need.Met<Prepared>(Prepared aimed) ->
          switch (uploads.bring(action, caller, why -> failed(action, why))) {
            case Need.Met<List<String>>(List<String> ids) ->
                new Need.Met<>(new Prepared(action, caller, aimed.target(), ids));
            case Need.Unmet<List<String>>(Effect effect) -> new Need.Unmet<>(effect);
          };
    };
  }

  /** Without its files. */
  Need<Prepared> aimed(ActionToDo action, Caller caller) throws SQLException, InterruptedException {
    ActionContent content = action.content();
    Long target = content.target();
    String name = content.targetName();
    if (target != null) {
      return ready(action, caller, target);
    }
    if (name != null) {
      return recipient(action, caller, name);
    }
    return action.lane().kind().about() == ActionKind.About.NOTHING
        ? ready(action, caller, 0)
        : new Need.Unmet<>(failed(action, "it does not say what it is about"));
  }

  private Need<Prepared> recipient(ActionToDo action, Caller caller, String name)
      throws SQLException, InterruptedException {
    AskFirst.Question<XUser> question =
        new AskFirst.Question<>(
            "look",
            caller.credentials(),
            "@" + name + " could not be looked up",
            true,
            _ -> platform.userByName(caller.credentials(), name),
            why -> failed(action, "@" + name + " is not to be found: " + why));
    return switch (askFirst.ask(action, question)) {
      case Need.Met<XUser>(XUser user) -> ready(action, caller, user.id());
      case Need.Unmet<XUser>(Effect effect) -> new Need.Unmet<>(effect);
    };
  }

  private static Need<Prepared> ready(ActionToDo action, Caller caller, long target) {
    return new Need.Met<>(new Prepared(action, caller, target, List.of()));
  }

  private Effect failed(ActionToDo action, String why) {
    return action.status() == ActionStatus.UNKNOWN
        ? new LookLaterEffect(action, new LookLater.Next(null, action.looks(), why))
        : new FailEffect(action, why, clock.instant(), outbox);
  }
}
