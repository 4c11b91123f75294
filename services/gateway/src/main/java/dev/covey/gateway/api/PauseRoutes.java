/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.chassis.action.ActionJson;
import dev.covey.chassis.action.ChangeOneAction.Asking;
import dev.covey.chassis.action.Pausing;
import dev.covey.gateway.http.Call;
import dev.covey.gateway.http.Route;
import dev.covey.gateway.problem.Problem;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.access.Role;
import dev.covey.model.action.PauseKind;
import dev.covey.model.action.SelectPauses;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Stops actions of a kind, or of every kind, for all accounts. */
public final class PauseRoutes {
  private final ActionDesk desk;

  public PauseRoutes(ActionDesk desk) {
    this.desk = desk;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
                "/actions/pause",
                Role.OPERATOR,
                "Stops a kind of action for all accounts; what is at X is finished.",
                this::pause)
            .taking(KindToPause.class)
            .answering(Paused.class),
        Route.post(
                "/actions/resume",
                Role.OPERATOR,
                "Lets a kind of action that was stopped go on.",
                this::resume)
            .taking(KindToResume.class)
            .answering(Paused.class));
  }

  /** With {@code *} for every kind. */
  private record KindToPause(String kind, String why) {}

  /** As it was said for the pause. */
  private record KindToResume(String kind) {}

  /** How many lanes that stopped or opened, and all that stands still now. */
  private record Paused(int lanes, List<SelectPauses.Pause> paused) {}

  private void pause(Call call) throws SQLException, IOException {
    KindToPause body = call.body(KindToPause.class);
    String kind = kind(body.kind());
    if (body.why().isBlank()) {
      throw ProblemException.wrong("why", "this is empty; say why it is to stand still", null);
    }
    Asking asking = desk.asking(call);
    Paused paused =
        desk.change(tx ->
            new Paused(
                Pausing.pauseKind(tx, kind, body.why(), asking),
                new SelectPauses().run(tx.connection())));
    call.json(ActionJson.write(paused));
  }

  private void resume(Call call) throws SQLException, IOException {
    String kind = kind(call.body(KindToResume.class).kind());
    Asking asking = desk.asking(call);
    Paused paused =
        desk.change(tx -> {
          List<SelectPauses.Pause> before = new SelectPauses().run(tx.connection());
          if (before.stream().noneMatch(pause -> pause.kind().equals(kind))) {
            throw new ProblemException(Problem.conflict(notPaused(kind, before)));
          }
          return new Paused(
              Pausing.resumeKind(tx, kind, asking), new SelectPauses().run(tx.connection()));
        });
    call.json(ActionJson.write(paused));
  }

  private static String notPaused(String kind, List<SelectPauses.Pause> paused) {
    return paused.isEmpty()
        ? kind + " is not paused, and nothing else is"
        : kind
            + " is not paused; paused is "
            + String.join(", ", paused.stream().map(SelectPauses.Pause::kind).toList());
  }

  private static String kind(String text) {
    return text.equals(PauseKind.EVERY) ? text : Matching.kind("kind", text).column();
  }
}
