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
import javax.xml.stream.XMLStreamException;

/** Feeds of what was found deleted of a profile. */
public final class FeedRoutes {
  private final StoredHistory history;

  public FeedRoutes(StoredHistory history) {
    this.history = history;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
                "/profiles/{name}/deleted.atom",
                Role.VIEWER,
                "What was found deleted of a profile, with the evidence, as an Atom feed.",
                call -> feed(call, AtomFeed.CONTENT_TYPE, AtomFeed::write))
            .asking(Asked.LIMIT)
            .answeringWith("application/atom+xml"),
        Route.get(
                "/profiles/{name}/deleted.rss",
                Role.VIEWER,
                "What was found deleted of a profile, with the evidence, as an RSS feed.",
                call -> feed(call, RssFeed.CONTENT_TYPE, RssFeed::write))
            .asking(Asked.LIMIT)
            .answeringWith("application/rss+xml"));
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
