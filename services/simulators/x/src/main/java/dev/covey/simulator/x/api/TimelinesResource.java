/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.world.Snowflakes;
import dev.covey.simulator.x.access.Access;
import dev.covey.simulator.x.access.Errors;
import dev.covey.simulator.x.access.Limit;
import dev.covey.simulator.x.state.Post;
import dev.covey.simulator.x.view.FieldQuery;
import dev.covey.simulator.x.view.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What one person posted, what mentions them, and search over the last seven days. */
final class TimelinesResource {

  private static final Duration RECENT = Duration.ofDays(7);
  private static final int DEPTH = 3_200;

  void register(Api api) {
    api.on(
        new Operation(
            "GET",
            "/2/tweets/search/recent",
            "search",
            Access.anybody(),
            Limit.quarterly(450, 300)),
        this::search);
    api.on(
        new Operation(
            "GET",
            "/2/users/{id}/tweets",
            "timeline",
            Access.anybody(),
            Limit.quarterly(10_000, 900)),
        this::posts);
    api.on(
        new Operation(
            "GET",
            "/2/users/{id}/mentions",
            "mentions",
            Access.anybody(),
            Limit.quarterly(450, 300)),
        this::mentions);
  }

  private Answer posts(ApiCall call) {
    long user = call.pathId("id");
    Params params = call.params();
    var pager = new Pager(call, params, 5, 100, 10);
    Range range = Range.read(params);
    Set<String> exclude = params.choices("exclude", Set.of("replies", "retweets"));
    Predicate<Post> kinds =
        post ->
            !(exclude.contains("replies") && post.isReply())
                && !(exclude.contains("retweets") && post.isRepost());
    return timeline(call, params, pager, user, newest(call, user), kinds.and(range::holds));
  }

  /** A timeline reaches back so many posts, of whatever kind, and ends there without a word. */
  private static NavigableSet<Long> newest(ApiCall call, long user) {
    NavigableSet<Long> all = call.state().posts().by(user);
    Sight sight = call.sight();
    int depth = 0;
    for (long id : all.descendingSet()) {
      if (sight.find(id).isPresent() && ++depth == DEPTH) {
        return all.tailSet(id, true);
      }
    }
    return all;
  }

  private Answer mentions(ApiCall call) {
    long user = call.pathId("id");
    Params params = call.params();
    var pager = new Pager(call, params, 5, 100, 10);
    Range range = Range.read(params);
    return timeline(call, params, pager, user, call.state().posts().mentioning(user), range::holds);
  }

  private static Answer timeline(
      ApiCall call,
      Params params,
      Pager pager,
      long user,
      NavigableSet<Long> ids,
      Predicate<Post> wanted) {
    FieldQuery fields = FieldParams.ofPosts(params, call.settings().vocabulary());
    params.finish();
    Sight sight = call.sight();
    var subject = new Errors.Subject("user", "id", Long.toString(user));
    return switch (sight.postsOf(user)) {
      case MISSING, SUSPENDED, WITHHELD ->
          new Answers(call, fields).user(call.state().users().find(user), subject);
      case PROTECTED -> Answer.json(200, Map.of("errors", List.of(call.errors().hidden(subject))));
      case VISIBLE -> {
        Pager.Page page = pager.cut(ids, id -> sight.find(id).filter(wanted).isPresent());
        yield new Answers(call, fields).postPage(page.positions(), page.metaOfPosts());
      }
    };
  }

  private Answer search(ApiCall call) {
    Params params = call.params();
    String text = params.required("query");
    if (text.length() > 512) {
      throw call.errors()
          .invalid("query", text, "The `query` query parameter can not exceed 512 characters");
    }
    Predicate<Post> query = SearchQuery.parse(text, call);
    Pager pager = Pager.ofSearch(call, params);
    Range range = Range.read(params);
    var _ = params.choices("sort_order", Set.of("recency", "relevancy"));
    FieldQuery fields = FieldParams.ofPosts(params, call.settings().vocabulary());
    params.finish();
    Instant oldest = call.state().now().minus(RECENT);
    checkRecent(call, range.start(), oldest);
    Sight sight = call.sight();
    NavigableSet<Long> recent =
        call.state().posts().all().tailSet(Snowflakes.firstOf(oldest), true);
    Pager.Page page =
        pager.cut(recent, id -> sight.find(id).filter(range::holds).filter(query).isPresent());
    return new Answers(call, fields).postPage(page.positions(), page.metaOfPosts());
  }

  private static void checkRecent(ApiCall call, Optional<Instant> start, Instant oldest) {
    if (start.filter(time -> time.isBefore(oldest)).isPresent()) {
      throw call.errors()
          .invalid(
              "start_time",
              start.get().toString(),
              "Invalid 'start_time':'%s'. 'start_time' must be on or after %s"
                  .formatted(start.get(), oldest));
    }
  }
}
