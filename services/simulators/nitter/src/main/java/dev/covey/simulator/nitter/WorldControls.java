/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.kit.SimulatorServer;
import dev.covey.simulator.kit.world.WorldPost;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.upstream.Upstream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Changes of the world over HTTP: people and posts in the form of a world file. */
final class WorldControls {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Upstream upstream;
  private final InstantSource clock;

  WorldControls(Upstream upstream, InstantSource clock) {
    this.upstream = upstream;
    this.clock = clock;
  }

  void addTo(SimulatorServer.Builder builder) {
    builder
        .control("PUT", "/users", this::putUser)
        .control("PUT", "/posts", this::putPost)
        .control("DELETE", "/posts/{id}", call -> delete(call, clock.instant()))
        .control("POST", "/posts/{id}/restore", call -> delete(call, null));
  }

  private Answer putUser(SimulatedCall call) {
    try {
      upstream.put(MAPPER.readValue(call.body(), WorldUser.class));
      return Answer.of(204);
    } catch (JacksonException e) {
      return problem(400, "not a person: " + e.getOriginalMessage());
    }
  }

  private Answer putPost(SimulatedCall call) {
    try {
      upstream.put(MAPPER.readValue(call.body(), WorldPost.class));
      return Answer.of(204);
    } catch (JacksonException e) {
      return problem(400, "not a post: " + e.getOriginalMessage());
    }
  }

  private Answer delete(SimulatedCall call, @Nullable Instant at) {
    String id = call.pathParam("id");
    return id.matches("\\d{1,19}") && upstream.delete(Long.parseUnsignedLong(id), at)
        ? Answer.of(204)
        : problem(404, "no post " + id);
  }

  private static Answer problem(int status, String text) {
    return Answer.json(status, Map.of("error", text));
  }
}
