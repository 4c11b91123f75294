/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.chassis.history.CoverageReport;
import dev.covey.chassis.history.JsonText;
import dev.covey.chassis.history.ProfileReport;
import dev.covey.gateway.http.Call;
import dev.covey.gateway.http.Parameter;
import dev.covey.gateway.http.Route;
import dev.covey.gateway.query.Cursors;
import dev.covey.model.access.Role;
import dev.covey.model.history.ProfileBrief;
import dev.covey.model.history.ProfileFilter;
import dev.covey.model.history.SelectProfilePage;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which profiles are followed, and how far each is read. */
public final class ProfileRoutes {
  private final StoredHistory history;

  public ProfileRoutes(StoredHistory history) {
    this.history = history;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/profiles", Role.VIEWER, "The profiles that are followed, by name.", this::list)
            .asking(
                Parameter.oneOf("status", "only those that stand so", ProfileFilter.State.class),
                Parameter.text("name", "only those whose name begins so"),
                Asked.LIMIT,
                Asked.AFTER)
            .answering(ProfilePage.class),
        Route.get(
                "/profiles/{name}",
                Role.VIEWER,
                "A profile's card, its status, and what was read of it.",
                this::show)
            .answering(ProfileReport.Profile.class),
        Route.get(
                "/profiles/{name}/coverage",
                Role.VIEWER,
                "The time ranges of a profile that were really read, and the gaps.",
                this::coverage)
            .answering(CoverageReport.class));
  }

  /** With {@code next} null on the last page. */
  private record ProfilePage(List<ProfileBrief> profiles, @Nullable String next) {}

  private void list(Call call) throws SQLException {
    int limit = Pages.limit(call);
    ProfileFilter filter =
        new ProfileFilter(
            call.query().oneOf("status", ProfileFilter.State.class).orElse(null),
            call.query().text("name"),
            call.query().afterProfile());
    Pages.Page<ProfileBrief> page =
        Pages.cut(
            history.read(tx -> SelectProfilePage.of(tx.connection(), filter, limit + 1)), limit);
    call.json(
        JsonText.of(
            new ProfilePage(
                page.items(), page.more() ? Cursors.of(page.items().getLast().username()) : null)));
  }

  private void show(Call call) throws SQLException {
    call.json(
        history
            .read(tx -> ProfileReport.of(tx, StoredHistory.profile(tx, call), history.now()))
            .json());
  }

  private void coverage(Call call) throws SQLException {
    call.json(
        JsonText.of(
            history.read(
                tx -> CoverageReport.of(tx, StoredHistory.profile(tx, call), history.now()))));
  }
}
