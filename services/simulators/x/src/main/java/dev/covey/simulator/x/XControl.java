/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.AnswerException;
import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.kit.SimulatorServer;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.kit.world.WorldUserBuilder;
import dev.covey.simulator.x.access.Limit;
import dev.covey.simulator.x.api.Platform;
import dev.covey.simulator.x.state.XState;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be done to the simulated X from outside besides what every simulator offers. */
final class XControl {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Platform platform;
  private final Sandbox sandbox;

  XControl(Platform platform, Sandbox sandbox) {
    this.platform = platform;
    this.sandbox = sandbox;
  }

  void register(SimulatorServer.Builder server) {
    server.control("GET", "/settings", call -> Answer.json(200, platform.settings().asMap()));
    server.control("POST", "/settings", call -> sound(() -> changeSettings(call)));
    server.control("POST", "/accounts", call -> sound(() -> accounts(call)));
    server.control("POST", "/limits", call -> sound(() -> limits(call)));
    server.control("POST", "/users/{id}", call -> sound(() -> changeUser(call)));
    server.control("DELETE", "/posts/{id}", call -> sound(() -> deletePost(call)));
    server.control("GET", "/state", call -> counts());
  }

  @FunctionalInterface
  private interface Act {
    Answer run();
  }

  private static Answer sound(Act act) {
    try {
      return act.run();
    } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
      return Answer.json(400, Map.of("error", String.valueOf(e.getMessage())));
    }
  }

  private Answer changeSettings(SimulatedCall call) {
    json(call).forEachEntry((name, value) -> platform.settings().set(name, value.asString()));
    return Answer.json(200, platform.settings().asMap());
  }

  private Answer accounts(SimulatedCall call) {
    JsonNode wanted = json(call);
    List<SandboxAccount> accounts =
        wanted.has("username")
            ? List.of(sandbox.of(wanted.path("username").asString()))
            : sandbox.create(wanted.path("count").asInt(1));
    return Answer.json(201, accounts);
  }

  private Answer limits(SimulatedCall call) {
    JsonNode wanted = json(call);
    var limits = new ArrayList<Limit>();
    for (JsonNode limit : wanted.path("limits")) {
      String scope = limit.path("scope").asString("user").toUpperCase(Locale.ROOT);
      Duration window = Duration.parse(limit.path("window").asString("PT15M"));
      limits.add(new Limit(Limit.Scope.valueOf(scope), limit.path("count").asInt(), window));
    }
    platform.rateLimiter().override(wanted.path("operation").asString(), limits);
    return Answer.of(204);
  }

  private Answer changeUser(SimulatedCall call) {
    XState state = platform.state();
    WorldUser user =
        state
            .users()
            .find(id(call))
            .orElseThrow(() -> new IllegalArgumentException("no such user"));
    JsonNode wanted = json(call);
    WorldUserBuilder changed = user.toBuilder();
    wanted.forEachEntry((name, value) -> {
      switch (name) {
        case "username" -> changed.username(value.asString());
        case "name" -> changed.name(value.asString());
        case "protected" -> changed.isProtected(value.asBoolean());
        case "state" -> changed.state(UserState.valueOf(value.asString().toUpperCase(Locale.ROOT)));
        case "locked" -> state.users().setLocked(user.id(), value.asBoolean());
        case "takesMessages" -> state.users().setTakesMessages(user.id(), value.asBoolean());
        case "revoked" -> {
          platform.grants().revokeAll(user.id());
          platform.credentials().revokeOAuth1(user.id());
        }
        default -> throw new IllegalArgumentException("a user has no " + name);
      }
    });
    state.users().put(changed.build());
    return Answer.of(204);
  }

  private Answer deletePost(SimulatedCall call) {
    return Answer.of(platform.state().posts().remove(id(call)) ? 204 : 404);
  }

  private Answer counts() {
    XState state = platform.state();
    return Answer.json(
        200,
        Map.of(
            "users", state.users().all().size(),
            "posts", state.posts().size(),
            "likes", state.likes().size(),
            "reposts", state.reposts().size(),
            "follows", state.follows().size()));
  }

  private static long id(SimulatedCall call) {
    return Long.parseLong(call.pathParam("id"));
  }

  private static JsonNode json(SimulatedCall call) {
    JsonNode json = MAPPER.readTree(call.body());
    if (!json.isObject()) {
      throw new AnswerException(Answer.json(400, Map.of("error", "a JSON object is needed")));
    }
    return json;
  }
}
