/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.chassis.action.ActionJson;
import dev.covey.chassis.action.ChangeOneAction;
import dev.covey.chassis.action.ChangeOneAction.Answer;
import dev.covey.chassis.action.ChangeOneAction.Asking;
import dev.covey.gateway.http.Call;
import dev.covey.gateway.http.Route;
import dev.covey.gateway.problem.Problem;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.access.Role;
import dev.covey.model.action.ActionVerb;
import dev.covey.model.action.SettleUnknown.Finding;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people do to one action. */
public final class ChangeRoutes {
  private static final Pattern X_ID = Pattern.compile("[0-9]{1,19}");

  private final ActionDesk desk;
  private final ChangeOneAction changeOneAction;

  public ChangeRoutes(ActionDesk desk) {
    this.desk = desk;
    this.changeOneAction = new ChangeOneAction(desk.outbox());
  }

  public List<Route> routes() {
    return List.of(
        change(ActionVerb.RETRY, Role.OPERATOR, "Puts an action that failed back into its lane."),
        change(ActionVerb.CANCEL, Role.OPERATOR, "Calls off an action that has not begun."),
        change(ActionVerb.HOLD, Role.OPERATOR, "Keeps back an action until it is released."),
        change(
            ActionVerb.RELEASE,
            Role.APPROVER,
            "Lets an action go on that a rule or a person holds."),
        Route.post(
                "/actions/{id}/settle",
                Role.APPROVER,
                "Says of an action whose outcome nobody knows whether it was done.",
                this::settle)
            .taking(Settling.class)
            .answering(ActionJson.Action.class));
  }

  /** Why, for the audit and for whoever looks at the action. */
  private record Reason(@Nullable String why) {}

  /** How an action ended after all; {@code resultId} is what X calls the post that it made. */
  private record Settling(Boolean done, @Nullable String resultId, @Nullable String why) {}

  private Route change(ActionVerb verb, Role least, String summary) {
    return Route.post("/actions/{id}/" + verb.column(), least, summary, call -> change(call, verb))
        .taking(Reason.class)
        .answering(ActionJson.Action.class);
  }

  private void change(Call call, ActionVerb verb) throws SQLException, IOException {
    long id = call.id("id");
    String why = call.body(Reason.class).why();
    Asking asking = desk.asking(call);
    say(call, desk.change(tx -> changeOneAction.run(tx, id, verb, why, asking)));
  }

  private void settle(Call call) throws SQLException, IOException {
    long id = call.id("id");
    Settling settling = call.body(Settling.class);
    String resultId = settling.resultId();
    if (resultId != null && !X_ID.matcher(resultId).matches()) {
      throw ProblemException.wrong("resultId", "an id of X is a number of up to 19 digits", null);
    }
    if (resultId != null && !settling.done()) {
      throw ProblemException.wrong("resultId", "what was not done has no result", null);
    }
    Asking asking = desk.asking(call);
    String why = settling.why() == null ? "settled by " + asking.by().who() : settling.why();
    Finding finding = new Finding(settling.done(), resultId, why);
    say(call, desk.change(tx -> changeOneAction.settle(tx, id, finding, asking)));
  }

  private static void say(Call call, Answer answer) {
    switch (answer) {
      case Answer.Changed(var action) -> call.json(ActionJson.write(ActionJson.action(action)));
      case Answer.Refused(_, String why) -> throw new ProblemException(Problem.conflict(why));
      case Answer.Missing(long id) -> throw ActionDesk.noAction(id);
    }
  }
}
