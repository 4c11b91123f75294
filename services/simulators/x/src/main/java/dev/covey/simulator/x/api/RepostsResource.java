/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.x.access.Access;
import dev.covey.simulator.x.access.Limit;
import dev.covey.simulator.x.settings.Vocabulary;
import dev.covey.simulator.x.state.Post;
import dev.covey.simulator.x.state.XState;
import dev.covey.simulator.x.view.FieldQuery;
import dev.covey.simulator.x.view.Sight;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/** Reposts and quotes of a post. A second repost is refused. */
final class RepostsResource {

  void register(Api api) {
    Access write = Access.writer("tweet.write");
    api.on(
        new Operation("POST", "/2/users/{id}/retweets", "repost", write, Limit.userQuarterly(50)),
        this::repost);
    api.on(
        new Operation(
            "DELETE",
            "/2/users/{id}/retweets/{source_tweet_id}",
            "unrepost",
            write,
            Limit.userQuarterly(50)),
        this::unrepost);
    api.on(
        new Operation(
            "GET",
            "/2/tweets/{id}/retweeted_by",
            "reposters",
            Access.anybody(),
            Limit.quarterly(75, 75)),
        this::repostedBy);
    api.on(
        new Operation(
            "GET", "/2/tweets/{id}/retweets", "reposts", Access.anybody(), Limit.quarterly(75, 75)),
        this::reposts);
    api.on(
        new Operation(
            "GET",
            "/2/tweets/{id}/quote_tweets",
            "quotes",
            Access.anybody(),
            Limit.quarterly(75, 75)),
        this::quotes);
  }

  private Answer repost(ApiCall call) {
    long user = call.self("id");
    long asked = call.body("tweet_id").requiredId("tweet_id");
    Post post =
        call.sight()
            .find(asked)
            .orElseThrow(() -> call.errors().invalid("This tweet cannot be found."));
    XState state = call.state();
    Long original = post.references().repostOf();
    long target = original == null ? post.id() : original;
    long id = state.nextId();
    if (!state.repost(user, target, id, state.now())) {
      throw call.errors().invalid("You cannot retweet a Tweet that you have already retweeted.");
    }
    call.notes().effect(key("repost", user, target)).undoes(key("unrepost", user, target));
    var data = new LinkedHashMap<String, Object>();
    data.put("retweeted", true);
    boolean isNew = call.settings().vocabulary() == Vocabulary.NEW;
    data.put(isNew ? "rest_id" : "id", Long.toString(id));
    return ApiCall.data(200, data);
  }

  private Answer unrepost(ApiCall call) {
    long user = call.self("id");
    long post = call.pathId("source_tweet_id");
    if (call.state().unrepost(user, post)) {
      call.notes().effect(key("unrepost", user, post)).undoes(key("repost", user, post));
    }
    return ApiCall.data(200, Map.of("retweeted", false));
  }

  private static String key(String kind, long user, long post) {
    return kind + ":" + user + ":" + post;
  }

  private Answer repostedBy(ApiCall call) {
    long post = call.pathId("id");
    Params params = call.params();
    var pager = new Pager(call, params, 1, 100, 100);
    FieldQuery fields = FieldParams.ofUsers(params, call.settings().vocabulary());
    params.finish();
    if (call.sight().find(post).isEmpty()) {
      return new Answers(call, FieldQuery.NONE).post(post, "id");
    }
    NavigableMap<Long, Long> reposters = call.state().reposts().sourcesOf(post);
    Sight sight = call.sight();
    Pager.Page page =
        pager.cut(
            reposters.navigableKeySet(),
            position -> sight.user(reposters.getOrDefault(position, 0L)) == Sight.Seen.VISIBLE);
    return new Answers(call, fields)
        .userPage(page.positions().stream().map(reposters::get).toList(), page.meta());
  }

  private Answer reposts(ApiCall call) {
    long post = call.pathId("id");
    Params params = call.params();
    var pager = new Pager(call, params, 1, 100, 100);
    FieldQuery fields = FieldParams.ofPosts(params, call.settings().vocabulary());
    params.finish();
    Sight sight = call.sight();
    Pager.Page page =
        pager.cut(call.state().posts().repostsOf(post), id -> sight.find(id).isPresent());
    return new Answers(call, fields).postPage(page.positions(), page.metaOfPosts());
  }

  private Answer quotes(ApiCall call) {
    long post = call.pathId("id");
    Params params = call.params();
    var pager = new Pager(call, params, 10, 100, 10);
    Set<String> exclude = params.choices("exclude", Set.of("replies", "retweets"));
    FieldQuery fields = FieldParams.ofPosts(params, call.settings().vocabulary());
    params.finish();
    Sight sight = call.sight();
    Pager.Page page =
        pager.cut(
            call.state().posts().quotesOf(post),
            id ->
                sight
                    .find(id)
                    .filter(quote -> !(exclude.contains("replies") && quote.isReply()))
                    .isPresent());
    return new Answers(call, fields).postPage(page.positions(), page.metaOfPosts());
  }
}
