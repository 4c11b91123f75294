/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.Param;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.page.Pages;
import dev.covey.simulator.nitter.page.SearchForm;
import dev.covey.simulator.nitter.page.TimelinePage;
import dev.covey.simulator.nitter.upstream.Profiles;
import dev.covey.simulator.nitter.upstream.Search;
import dev.covey.simulator.nitter.upstream.SearchQuery;
import dev.covey.simulator.nitter.upstream.Stretch;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Searches: of one person's tweets, of everybody's, of several people's, and of people. */
final class SearchRoutes {
  private static final int LONGEST = 500;
  private static final Pattern NAMES = Pattern.compile(",");

  /** What a search reads is narrowed by its form: the person, the days, the kinds. */
  static SearchQuery.Builder query(Visit visit) {
    SearchQuery.Builder query = SearchQuery.typed(visit.param("q"));
    for (Param param : visit.call().queryParams()) {
      switch (param.name()) {
        case "since" -> query.since(param.value());
        case "until" -> query.until(param.value());
        case "min_faves" -> query.minimumLikes(param.value());
        default -> {
          if (param.value().equals("on") && param.name().matches("[ef]-.+")) {
            String kind = param.name().substring(2);
            var _ = param.name().startsWith("e") ? query.excluded(kind) : query.required(kind);
          }
        }
      }
    }
    return query;
  }

  Answer ofUser(Visit visit) {
    visit.call().notes().summary(visit.call().pathParam("user") + " " + visit.call().query());
    WorldUser user = Persons.of(visit, visit.call().pathParam("user"));
    if (visit.param("q").length() > LONGEST) {
      return Answer.html(400, visit.errors().searchTooLong());
    }
    String path = "/" + user.username() + "/search";
    Stretch stretch = new SearchReading(visit).read(query(visit).author(user.username()).build());
    TimelinePage timeline = timeline(visit, stretch, path);
    if (visit.scrolls()) {
      return fragment(visit, timeline);
    }
    var profile = new Profiles(visit.upstream(), visit.now()).of(user);
    return Answer.html(
        200, visit.pages().profile(profile, Pages.Tab.SEARCH, timeline, form(visit, path)));
  }

  Answer ofEverybody(Visit visit) {
    visit.call().notes().summary(visit.call().query());
    if (visit.param("q").length() > LONGEST) {
      return Answer.html(400, visit.errors().searchTooLong());
    }
    SearchForm form = form(visit, "/search");
    if (visit.param("f").equals("users")) {
      List<WorldUser> found = new Search(visit.upstream(), visit.now()).people(visit.param("q"));
      return Answer.html(200, visit.pages().people(form, found));
    }
    TimelinePage timeline =
        timeline(visit, new SearchReading(visit).read(query(visit).build()), "/search");
    return visit.scrolls()
        ? fragment(visit, timeline)
        : Answer.html(200, visit.pages().search(form, timeline));
  }

  /** Of people whose names are joined by commas. */
  Answer several(Visit visit, String names) {
    visit.call().notes().summary(names);
    List<String> each = NAMES.splitAsStream(names).filter(name -> !name.isEmpty()).toList();
    SearchQuery.Builder query = SearchQuery.typed("");
    each.forEach(query::author);
    Stretch stretch = new SearchReading(visit).read(query.build());
    return Answer.html(200, visit.pages().several(each, timeline(visit, stretch, "/" + names)));
  }

  private static Answer fragment(Visit visit, TimelinePage timeline) {
    return timeline.entries().isEmpty()
        ? Answer.of(204)
        : Answer.html(200, visit.pages().fragment(timeline));
  }

  private static TimelinePage timeline(Visit visit, Stretch stretch, String path) {
    String asked = asked(visit);
    return new TimelinePage(
        stretch.entries(),
        visit.cursor().isEmpty() || visit.scrolls(),
        asked.isEmpty() ? path : path + "?" + asked,
        new SearchReading(visit)
            .next(stretch)
            .map(cursor ->
                "?"
                    + (asked.isEmpty() ? "" : asked + "&")
                    + "cursor="
                    + ProfileRoutes.encode(cursor))
            .orElse(""));
  }

  /** The parameters that go on from page to page; empty ones are left out. */
  private static String asked(Visit visit) {
    return visit.call().queryParams().stream()
        .filter(param -> !param.value().isEmpty())
        .filter(param -> !List.of("cursor", "max_position", "scroll").contains(param.name()))
        .map(param -> param.name() + "=" + ProfileRoutes.encode(param.value()))
        .collect(Collectors.joining("&"));
  }

  private static SearchForm form(Visit visit, String action) {
    String kind = visit.param("f").isEmpty() ? "tweets" : visit.param("f");
    return new SearchForm(
        action, kind, visit.param("q"), visit.param("since"), visit.param("until"));
  }
}
