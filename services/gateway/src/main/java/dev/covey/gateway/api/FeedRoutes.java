/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.gateway.feed.AtomFeed;
import dev.covey.gateway.feed.DeletedFeed;
import dev.covey.gateway.feed.RssFeed;
import dev.covey.gateway.http.Call;
import dev.covey.gateway.http.Route;
import dev.covey.model.access.Role;
import dev.covey.model.history.ProfileCard;
import dev.covey.model.history.SelectDeleted;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Feeds of what was found deleted of a profile. */
public final class FeedRoutes {
  private static final String LIMIT = "limit";

  private final StoredHistory history;

  public FeedRoutes(StoredHistory history) {
    this.history = history;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            "/profiles/{name}/deleted.atom",
            Role.VIEWER,
            Set.of(LIMIT),
            call -> feed(call, AtomFeed.CONTENT_TYPE, AtomFeed::write)),
        Route.get(
            "/profiles/{name}/deleted.rss",
            Role.VIEWER,
            Set.of(LIMIT),
            call -> feed(call, RssFeed.CONTENT_TYPE, RssFeed::write)));
  }

  @FunctionalInterface
  private interface Form {
    byte[] write(DeletedFeed feed) throws XMLStreamException;
  }

  private void feed(Call call, String contentType, Form form)
      throws SQLException, XMLStreamException {
    int limit = Pages.limit(call);
    DeletedFeed feed =
        history.read(tx -> {
          ProfileCard profile = StoredHistory.profile(tx, call);
          return new DeletedFeed(
              profile, SelectDeleted.newest(tx.connection(), profile.id(), limit));
        });
    byte[] body = form.write(feed);
    if (!Freshness.of(body).isKnown(call)) {
      call.context().contentType(contentType).result(body);
    }
  }
}
