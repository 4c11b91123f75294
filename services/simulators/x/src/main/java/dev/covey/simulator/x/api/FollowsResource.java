/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.x.access.Access;
import dev.covey.simulator.x.access.Limit;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.simulator.x.state.Relation;
import dev.covey.simulator.x.view.FieldQuery;
import dev.covey.simulator.x.view.Sight;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;

/** Who follows and who mutes whom. */
final class FollowsResource {

  void register(Api api) {
    Access read = Access.anybody("follows.read");
    Access write = Access.writer("follows.write");
    Access mute = Access.writer("mute.write");
    api.on(
        new Operation(
            "GET", "/2/users/{id}/followers", "followers", read, Limit.quarterly(300, 300)),
        call -> list(call, user -> call.state().follows().sourcesOf(user)));
    api.on(
        new Operation(
            "GET", "/2/users/{id}/following", "following", read, Limit.quarterly(300, 300)),
        call -> list(call, user -> call.state().follows().targetsOf(user)));
    api.on(
        new Operation("POST", "/2/users/{id}/following", "follow", write, Limit.userQuarterly(50)),
        this::follow);
    api.on(
        new Operation(
            "DELETE",
            "/2/users/{source}/following/{target}",
            "unfollow",
            write,
            Limit.userQuarterly(50)),
        call -> undo(call, call.state().follows(), "unfollow", "follow", "following"));
    api.on(
        new Operation(
            "GET",
            "/2/users/{id}/muting",
            "muting",
            Access.reader("mute.read"),
            Limit.userQuarterly(15)),
        call -> list(call, user -> call.state().mutes().targetsOf(call.self("id"))));
    api.on(
        new Operation("POST", "/2/users/{id}/muting", "mute", mute, Limit.userQuarterly(50)),
        this::mute);
    api.on(
        new Operation(
            "DELETE", "/2/users/{source}/muting/{target}", "unmute", mute, Limit.userQuarterly(50)),
        call -> undo(call, call.state().mutes(), "unmute", "mute", "muting"));
  }

  private static Answer list(ApiCall call, Function<Long, NavigableMap<Long, Long>> people) {
    long user = call.pathId("id");
    Params params = call.params();
    var pager = new Pager(call, params, 1, 1000, 100);
    FieldQuery fields = FieldParams.ofUsers(params, call.settings().vocabulary());
    params.finish();
    NavigableMap<Long, Long> all = people.apply(user);
    Sight sight = call.sight();
    Pager.Page page =
        pager.cut(
            all.navigableKeySet(),
            position -> sight.user(all.getOrDefault(position, 0L)) == Sight.Seen.VISIBLE);
    return new Answers(call, fields)
        .userPage(page.positions().stream().map(all::get).toList(), page.meta());
  }

  private Answer follow(ApiCall call) {
    long user = call.self("id");
    long target = target(call);
    if (call.settings().isOn(Switch.SELF_SERVE_TIER)) {
      throw call.errors().notInTier();
    }
    boolean pending =
        call.state().users().find(target).filter(person -> person.isProtected()).isPresent();
    if (!pending && call.state().follows().add(user, target)) {
      call.notes().effect(key("follow", user, target)).undoes(key("unfollow", user, target));
    }
    var data = new LinkedHashMap<String, Object>();
    data.put("following", !pending);
    data.put("pending_follow", pending);
    return ApiCall.data(200, data);
  }

  private Answer mute(ApiCall call) {
    long user = call.self("id");
    long target = target(call);
    if (call.state().mutes().add(user, target)) {
      call.notes().effect(key("mute", user, target)).undoes(key("unmute", user, target));
    }
    return ApiCall.data(200, Map.of("muting", true));
  }

  private static long target(ApiCall call) {
    long target = call.body("target_user_id").requiredId("target_user_id");
    boolean impossible = target == call.user() || call.sight().user(target) != Sight.Seen.VISIBLE;
    if (impossible) {
      throw call.errors().forbidden("You cannot do this to the user with id [" + target + "].");
    }
    return target;
  }

  private static Answer undo(
      ApiCall call, Relation relation, String kind, String undone, String member) {
    long user = call.self("source");
    long target = call.pathId("target");
    if (relation.remove(user, target)) {
      call.notes().effect(key(kind, user, target)).undoes(key(undone, user, target));
    }
    return ApiCall.data(200, Map.of(member, false));
  }

  private static String key(String kind, long user, long target) {
    return kind + ":" + user + ":" + target;
  }
}
