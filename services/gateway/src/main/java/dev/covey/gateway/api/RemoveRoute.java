/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.chassis.action.AskedBy;
import dev.covey.chassis.history.JsonText;
import dev.covey.gateway.http.Call;
import dev.covey.gateway.http.Parameter;
import dev.covey.gateway.http.Route;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.access.InsertAudit;
import dev.covey.model.access.Role;
import dev.covey.model.database.Database;
import dev.covey.model.history.RemoveProfile;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stops following a profile, and has all that is stored of it erased where that is asked for. */
public final class RemoveRoute {
  private static final int ACCEPTED = 202;

  private final Database database;
  private final CoveyClock clock;
  private final Runnable finishErasures;

  /** With {@code finishErasures} run after an erasure was noted; it must not wait. */
  public RemoveRoute(Database database, CoveyClock clock, Runnable finishErasures) {
    this.database = database;
    this.clock = clock;
    this.finishErasures = finishErasures;
  }

  public List<Route> routes() {
    return List.of(
        Route.delete(
                "/profiles/{name}",
                Role.ADMIN,
                "Follows a profile no longer, and has all that is stored of it erased if asked to.",
                this::remove)
            .asking(Parameter.flag("erase", "whether to erase what is stored as well"))
            .answering(RemoveProfile.Removed.class)
            .answering(ACCEPTED, RemoveProfile.Removed.class));
  }

  private void remove(Call call) throws SQLException {
    boolean erase = call.query().flag("erase");
    AskedBy by = call.askedBy();
    RemoveProfile.Removed removed =
        database.inTransaction(tx -> {
          RemoveProfile.Removed done =
              RemoveProfile.called(tx, call.path("name"), erase, clock.instant())
                  .orElseThrow(() -> new ProblemException(StoredHistory.noProfile()));
          InsertAudit.of(
              tx,
              by.who(),
              erase ? "profile.erase" : "profile.remove",
              "@" + done.username(),
              details(by, done));
          return done;
        });
    if (erase) {
      finishErasures.run();
      call.context().status(ACCEPTED);
    }
    call.json(JsonText.of(removed));
  }

  private static Map<String, Object> details(AskedBy by, RemoveProfile.Removed done) {
    Map<String, Object> details = new HashMap<>(by.details());
    details.put("tweets", done.tweets());
    return details;
  }
}
