/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.chassis.action.ActionJson;
import dev.covey.chassis.action.BeginOperation;
import dev.covey.chassis.action.ChangeOneAction.Asking;
import dev.covey.gateway.http.Call;
import dev.covey.gateway.http.Route;
import dev.covey.gateway.problem.Problem;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.access.Role;
import dev.covey.model.action.ActionOperation;
import dev.covey.model.action.ActionVerb;
import dev.covey.model.action.ChangeActions.Wish;
import dev.covey.model.action.CountActions;
import dev.covey.model.action.CountActions.Counted;
import dev.covey.model.action.SelectOperation;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do to all actions that match. */
public final class BulkRoutes {
  private static final int ACCEPTED = 202;

  private final ActionDesk desk;
  private final Runnable finishOperations;

  /** With {@code finishOperations} run after a wish was noted; it must not wait. */
  public BulkRoutes(ActionDesk desk, Runnable finishOperations) {
    this.desk = desk;
    this.finishOperations = finishOperations;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
                "/actions/bulk",
                Role.OPERATOR,
                "Does the same to all actions that match, in the background; with preview it only"
                    + " counts them, up to 100,000. To release them takes an approver.",
                this::bulk)
            .taking(Bulk.class)
            .answering(Preview.class)
            .answering(ACCEPTED, ActionJson.Operation.class),
        Route.get(
                "/actions/operations/{id}",
                Role.VIEWER,
                "How far such an operation has got.",
                this::operation)
            .answering(ActionJson.Operation.class));
  }

  /** What to do to which; an empty filter means all. */
  private record Bulk(ActionVerb verb, Matching filter, boolean preview, @Nullable String why) {}

  /** With {@code matching} the least that there are where it is not exact. */
  private record Preview(long matching, boolean matchingIsExact) {}

  private void bulk(Call call) throws SQLException, IOException {
    Bulk bulk = call.body(Bulk.class);
    if (bulk.verb() == ActionVerb.RELEASE && !call.caller().role().includes(Role.APPROVER)) {
      throw new ProblemException(Problem.forbidden(Role.APPROVER));
    }
    Wish wish = new Wish(bulk.verb(), bulk.filter().filter(), bulk.why());
    BeginOperation.senseless(wish)
        .ifPresent(why -> {
          throw ProblemException.wrong(
              "filter.status", why, bulk.verb().from().iterator().next().column());
        });
    if (bulk.preview()) {
      Counted matching =
          desk.read(
              tx -> new CountActions().run(tx.connection(), wish.filter(), wish.verb().from()));
      call.json(ActionJson.write(new Preview(matching.actions(), matching.exact())));
      return;
    }
    Asking asking = desk.asking(call);
    ActionOperation begun = desk.change(tx -> BeginOperation.of(tx, wish, asking));
    finishOperations.run();
    call.json(ACCEPTED, ActionJson.write(ActionJson.operation(begun)));
  }

  private void operation(Call call) throws SQLException {
    long id = call.id("id");
    ActionOperation found =
        desk.read(tx -> new SelectOperation().run(tx.connection(), id))
            .orElseThrow(
                () -> new ProblemException(Problem.missing("there is no operation " + id)));
    call.json(ActionJson.write(ActionJson.operation(found)));
  }
}
