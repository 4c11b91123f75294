/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.page.Pages;
import dev.covey.simulator.nitter.page.TimelinePage;
import dev.covey.simulator.nitter.upstream.Position;
import dev.covey.simulator.nitter.upstream.Profiles;
import dev.covey.simulator.nitter.upstream.Stretch;
import dev.covey.simulator.nitter.upstream.Timelines;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A person's page: tweets, tweets and replies, media. */
final class ProfileRoutes {

  Answer tweets(Visit visit) {
    String name = visit.call().pathParam("user");
    if (name.contains(",")) {
      return new SearchRoutes().several(visit, name);
    }
    return page(visit, Pages.Tab.TWEETS, Timelines.Kind.TWEETS);
  }

  Answer replies(Visit visit) {
    return page(visit, Pages.Tab.REPLIES, Timelines.Kind.REPLIES);
  }

  Answer media(Visit visit) {
    return page(visit, Pages.Tab.MEDIA, Timelines.Kind.MEDIA);
  }

  private static Answer page(Visit visit, Pages.Tab tab, Timelines.Kind kind) {
    visit.call().notes().summary(visit.call().pathParam("user"));
    WorldUser user = Persons.of(visit, visit.call().pathParam("user"));
    Stretch stretch = read(visit, user, kind);
    String view = kind == Timelines.Kind.MEDIA ? "view=timeline&" : "";
    var timeline =
        new TimelinePage(
            stretch.entries(),
            visit.cursor().isEmpty() || visit.scrolls(),
            "/" + user.username() + tab.path(),
            next(visit, stretch).map(cursor -> "?" + view + "cursor=" + encode(cursor)).orElse(""));
    if (visit.scrolls()) {
      return stretch.entries().isEmpty()
          ? Answer.html(404, "")
          : Answer.html(200, visit.pages().fragment(timeline));
    }
    var profile = new Profiles(visit.upstream(), visit.now()).of(user);
    return Answer.html(200, visit.pages().profile(profile, tab, timeline, null));
  }

  /** Nothing if X is in no mood, or if the cursor is not one of X's. */
  static Stretch read(Visit visit, WorldUser user, Timelines.Kind kind) {
    Optional<Position> after = visit.cursor().flatMap(Position::parse);
    if (visit.has(Trouble.TIMELINES_EMPTY) || (visit.cursor().isPresent() && after.isEmpty())) {
      return Stretch.EMPTY;
    }
    return new Timelines(visit.upstream(), visit.now()).read(kind, user, after);
  }

  private static Optional<String> next(Visit visit, Stretch stretch) {
    return visit.has(Trouble.CURSOR_LOOP) && visit.cursor().isPresent()
        ? visit.cursor()
        : stretch.end().map(Position::toCursor);
  }

  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
