/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.page.Feed;
import dev.covey.simulator.nitter.page.Pages;
import dev.covey.simulator.nitter.upstream.Position;
import dev.covey.simulator.nitter.upstream.SearchQuery;
import dev.covey.simulator.nitter.upstream.Stretch;
import dev.covey.simulator.nitter.upstream.Timelines;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Feeds. Where a page would be empty a feed says that there is no such user. */
final class RssRoutes {
  private static final int LONGEST = 200;

  private final boolean on;

  RssRoutes(boolean on) {
    this.on = on;
  }

  Answer tweets(Visit visit) {
    return person(visit, Pages.Tab.TWEETS, Timelines.Kind.TWEETS);
  }

  Answer replies(Visit visit) {
    return person(visit, Pages.Tab.REPLIES, Timelines.Kind.REPLIES);
  }

  Answer media(Visit visit) {
    return person(visit, Pages.Tab.MEDIA, Timelines.Kind.MEDIA);
  }

  Answer searchOfUser(Visit visit) {
    String name = visit.call().pathParam("user");
    visit.call().notes().summary(name + " " + visit.call().query());
    WorldUser user = visit.upstream().user(name).orElse(null);
    if (user == null || user.state() != UserState.ACTIVE || visit.has(Trouble.USERS_NOT_FOUND)) {
      return notFound(visit, name);
    }
    String path = "/" + user.username() + "/search";
    return search(visit, SearchRoutes.query(visit).author(user.username()), path);
  }

  Answer searchOfEverybody(Visit visit) {
    visit.call().notes().summary(visit.call().query());
    return search(visit, SearchRoutes.query(visit), "/search");
  }

  private Answer search(Visit visit, SearchQuery.Builder query, String path) {
    if (isOff(visit)) {
      return off(visit);
    }
    if (visit.param("q").length() > LONGEST) {
      return Answer.html(400, visit.errors().searchTooLong());
    }
    Stretch stretch = new SearchReading(visit).read(query.build());
    String title = "Search results for \"" + visit.param("q") + "\"";
    return feed(visit, title, path, stretch, null);
  }

  private Answer person(Visit visit, Pages.Tab tab, Timelines.Kind kind) {
    String name = visit.call().pathParam("user");
    visit.call().notes().summary(name);
    if (isOff(visit)) {
      return off(visit);
    }
    WorldUser user = visit.upstream().user(name).orElse(null);
    if (user == null || user.state() != UserState.ACTIVE || visit.has(Trouble.USERS_NOT_FOUND)) {
      return notFound(visit, name);
    }
    Stretch stretch = user.isProtected() ? Stretch.EMPTY : ProfileRoutes.read(visit, user, kind);
    if (stretch.entries().isEmpty() && !user.isProtected()) {
      return notFound(visit, name);
    }
    String title = user.name() + " / @" + user.username();
    return feed(visit, title, "/" + user.username() + tab.path(), stretch, user);
  }

  private static Answer feed(
      Visit visit, String title, String path, Stretch stretch, @Nullable WorldUser owner) {
    String rss = new Feed(visit.site()).render(title, path, stretch.entries(), owner);
    Answer answer =
        Answer.of(200, "application/rss+xml; charset=utf-8", rss.getBytes(StandardCharsets.UTF_8));
    return stretch
        .end()
        .map(Position::toCursor)
        .map(cursor -> answer.withHeader("Min-Id", cursor))
        .orElse(answer);
  }

  private boolean isOff(Visit visit) {
    return !on || visit.has(Trouble.RSS_OFF);
  }

  private static Answer off(Visit visit) {
    return Answer.html(403, visit.errors().rssOff(visit.call().path()));
  }

  private static Answer notFound(Visit visit, String name) {
    return Answer.html(404, visit.errors().userNotFound(name));
  }
}
