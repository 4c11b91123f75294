/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.x.access.Access;
import dev.covey.simulator.x.access.Errors;
import dev.covey.simulator.x.access.Limit;
import dev.covey.simulator.x.view.FieldQuery;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;

/** Looking people up. */
final class UsersResource {

  private static final String USERNAME = "[A-Za-z0-9_]{1,15}";

  void register(Api api) {
    Access any = Access.anybody();
    api.on(
        new Operation("GET", "/2/users/me", "me", Access.reader(), Limit.userQuarterly(75)),
        this::me);
    api.on(
        new Operation(
            "GET", "/2/users/by/username/{username}", "lookup", any, Limit.quarterly(300, 900)),
        this::byName);
    api.on(
        new Operation("GET", "/2/users/by", "lookup", any, Limit.quarterly(300, 900)),
        call -> many(call, "usernames", USERNAME, call.state().users()::named));
    api.on(
        new Operation("GET", "/2/users/{id}", "lookup", any, Limit.quarterly(300, 900)),
        this::byId);
    api.on(
        new Operation("GET", "/2/users", "lookup", any, Limit.quarterly(300, 900)),
        call ->
            many(
                call,
                "ids",
                "[0-9]{1,19}",
                id ->
                    ApiCall.isId(id)
                        ? call.state().users().find(Long.parseLong(id))
                        : Optional.empty()));
  }

  private Answer me(ApiCall call) {
    return one(call, call.state().users().find(call.user()), "id", Long.toString(call.user()));
  }

  private Answer byId(ApiCall call) {
    long id = call.pathId("id");
    return one(call, call.state().users().find(id), "id", Long.toString(id));
  }

  private Answer byName(ApiCall call) {
    String name = call.raw().pathParam("username");
    if (!name.matches(USERNAME)) {
      throw call.errors()
          .invalid(
              "username",
              name,
              "The `username` query parameter value [%s] does not match ^%s$"
                  .formatted(name, USERNAME));
    }
    return one(call, call.state().users().named(name), "username", name);
  }

  private static Answer one(
      ApiCall call, Optional<WorldUser> user, String parameter, String value) {
    Params params = call.params();
    FieldQuery fields = FieldParams.ofUsers(params, call.settings().vocabulary());
    params.finish();
    return new Answers(call, fields).user(user, new Errors.Subject("user", parameter, value));
  }

  private static Answer many(
      ApiCall call, String parameter, String pattern, Function<String, Optional<WorldUser>> find) {
    Params params = call.params();
    var wanted = new ArrayList<Answers.AskedUser>();
    for (String value : params.list(parameter, pattern, 100)) {
      var subject = new Errors.Subject("user", parameter, value);
      wanted.add(new Answers.AskedUser(find.apply(value), subject));
    }
    FieldQuery fields = FieldParams.ofUsers(params, call.settings().vocabulary());
    params.finish();
    return new Answers(call, fields).userList(wanted);
  }
}
