/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.chassis.action.ActionJson;
import dev.covey.chassis.action.ActionStats;
import dev.covey.gateway.http.Call;
import dev.covey.gateway.http.Parameter;
import dev.covey.gateway.http.Route;
import dev.covey.model.access.Role;
import dev.covey.model.action.ActionFilter;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.CountActions;
import dev.covey.model.action.CountActions.Counted;
import dev.covey.model.action.SelectActions;
import dev.covey.model.action.SelectAttempts;
import dev.covey.model.action.WhyWaiting;
import java.sql.SQLException;
import java.util.List;

/** Actions: which there are, how each stands, and why it waits. */
public final class ActionRoutes {
  private static final int MOST_SKIPPED = 1_000_000;

  private final ActionDesk desk;

  public ActionRoutes(ActionDesk desk) {
    this.desk = desk;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/actions/list", Role.VIEWER, "Actions, the newest first.", this::list)
            .asking(
                Matching.asked(
                    Parameter.wholeNumber("skip", "leaves out so many", 0, MOST_SKIPPED),
                    Asked.LIMIT))
            .answering(ActionPage.class),
        Route.get(
                "/actions/status/{id}",
                Role.VIEWER,
                "An action, and what it waits for.",
                this::status)
            .answering(ActionJson.Action.class),
        Route.get(
                "/actions/{id}/why",
                Role.VIEWER,
                "Until when an action waits, and because of what.",
                this::why)
            .answering(ActionJson.Why.class),
        Route.get(
                "/actions/{id}/attempts",
                Role.VIEWER,
                "The attempts at an action, the first one first.",
                this::attempts)
            .answering(ActionJson.Attempts.class),
        Route.get(
                "/stats",
                Role.VIEWER,
                "How all actions stand together; counts end at a limit, and say so.",
                this::stats)
            .answering(ActionStats.class));
  }

  /** With {@code total} the least that there are where it is not exact. */
  private record ActionPage(
      List<ActionJson.Action> actions, int skip, int limit, long total, boolean totalIsExact) {}

  private record Found(List<ActionLine> actions, Counted total) {}

  private void list(Call call) throws SQLException {
    int skip = call.query().wholeNumber("skip", 0, 0, MOST_SKIPPED);
    int limit = Pages.limit(call);
    ActionFilter filter = Matching.of(call.query());
    Found found =
        desk.read(tx ->
            new Found(
                new SelectActions().run(tx.connection(), filter, skip, limit),
                new CountActions().run(tx.connection(), filter)));
    call.json(
        ActionJson.write(
            new ActionPage(
                found.actions().stream().map(ActionJson::action).toList(),
                skip,
                limit,
                found.total().actions(),
                found.total().exact())));
  }

  private void status(Call call) throws SQLException {
    call.json(
        ActionJson.write(
            desk.read(tx -> {
              ActionLine action = ActionDesk.action(tx, call);
              return ActionJson.action(
                  action,
                  new WhyWaiting().run(tx.connection(), action.id(), desk.now()).orElse(null));
            })));
  }

  private void why(Call call) throws SQLException {
    call.json(
        ActionJson.write(
            desk.read(tx -> {
              ActionLine action = ActionDesk.action(tx, call);
              return ActionJson.why(
                  action,
                  new WhyWaiting().run(tx.connection(), action.id(), desk.now()).orElse(null));
            })));
  }

  private void attempts(Call call) throws SQLException {
    call.json(
        ActionJson.write(
            desk.read(tx -> {
              long id = ActionDesk.action(tx, call).id();
              return ActionJson.attempts(id, new SelectAttempts().run(tx.connection(), id));
            })));
  }

  private void stats(Call call) throws SQLException {
    call.json(ActionJson.write(desk.read(tx -> ActionStats.of(tx, desk.now()))));
  }
}
