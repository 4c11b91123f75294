/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.x.access.Access;
import dev.covey.simulator.x.access.Limit;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.state.Post;
import dev.covey.simulator.x.view.FieldQuery;
import java.util.Map;
import java.util.NavigableMap;

/** Likes: given, taken back, and listed from both sides. A second like changes nothing. */
final class LikesResource {

  void register(Api api) {
    Access write = Access.writer("like.write");
    api.on(
        new Operation(
            "POST", "/2/users/{id}/likes", "like", write, Limit.userQuarterlyAndDaily(50, 1000)),
        this::like);
    api.on(
        new Operation(
            "DELETE",
            "/2/users/{id}/likes/{tweet_id}",
            "unlike",
            write,
            Limit.userQuarterlyAndDaily(50, 1000)),
        this::unlike);
    api.on(
        new Operation(
            "GET",
            "/2/tweets/{id}/liking_users",
            "likers",
            Access.reader("like.read"),
            Limit.quarterly(75, 75)),
        this::likingUsers);
    api.on(
        new Operation(
            "GET",
            "/2/users/{id}/liked_tweets",
            "liked",
            Access.reader("like.read"),
            Limit.quarterly(75, 75)),
        this::likedPosts);
  }

  private Answer like(ApiCall call) {
    long user = call.self("id");
    long post = call.body("tweet_id").requiredId("tweet_id");
    if (call.settings().isOn(Switch.SELF_SERVE_TIER)) {
      throw call.errors().notInTier();
    }
    if (call.sight().find(post).isEmpty()) {
      throw call.errors().invalid("This tweet cannot be found.");
    }
    if (call.state().likes().add(user, post)) {
      call.notes().effect(key("like", user, post)).undoes(key("unlike", user, post));
    }
    return ApiCall.data(200, Map.of("liked", true));
  }

  private Answer unlike(ApiCall call) {
    long user = call.self("id");
    long post = call.pathId("tweet_id");
    if (call.state().likes().remove(user, post)) {
      call.notes().effect(key("unlike", user, post)).undoes(key("like", user, post));
    }
    return ApiCall.data(200, Map.of("liked", false));
  }

  private static String key(String kind, long user, long post) {
    return kind + ":" + user + ":" + post;
  }

  private Answer likingUsers(ApiCall call) {
    long post = call.pathId("id");
    Params params = call.params();
    var pager = new Pager(call, params, 1, 100, 100);
    FieldQuery fields = FieldParams.ofUsers(params, call.settings().vocabulary());
    params.finish();
    if (call.sight().find(post).isEmpty()) {
      return new Answers(call, FieldQuery.NONE).post(post, "id");
    }
    boolean secret =
        call.settings().isOn(Switch.PRIVATE_LIKES)
            && call.state().posts().find(post).map(Post::author).orElse(0L) != call.user();
    NavigableMap<Long, Long> likers = call.state().likes().sourcesOf(post);
    Pager.Page page = pager.cut(likers.navigableKeySet(), position -> !secret);
    return new Answers(call, fields)
        .userPage(page.positions().stream().map(likers::get).toList(), page.meta());
  }

  private Answer likedPosts(ApiCall call) {
    long user = call.pathId("id");
    Params params = call.params();
    var pager = new Pager(call, params, 5, 100, 100);
    FieldQuery fields = FieldParams.ofPosts(params, call.settings().vocabulary());
    params.finish();
    boolean secret = call.settings().isOn(Switch.PRIVATE_LIKES) && user != call.user();
    NavigableMap<Long, Long> liked = call.state().likes().targetsOf(user);
    var sight = call.sight();
    Pager.Page page =
        pager.cut(
            liked.navigableKeySet(),
            position -> !secret && sight.find(liked.getOrDefault(position, 0L)).isPresent());
    return new Answers(call, fields)
        .postPage(page.positions().stream().map(liked::get).toList(), page.meta());
  }
}
