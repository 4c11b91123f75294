/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A timeline reaches back 3,200 posts and ends there as if there were no more. */
class TimelineDepthIT extends XSuite {
  private static final int POSTS = 3_300;

  TimelineDepthIT() {
    super(world());
  }

  private static World world() {
    var world = new WorldBuilder(START.minus(Duration.ofDays(365)));
    UserDraft busy = world.user("busy");
    for (int i = 1; i <= POSTS; i++) {
      busy.post("Number " + i, at(i));
    }
    return world.build();
  }

  private static Instant at(int number) {
    return START.minus(Duration.ofHours(POSTS - number));
  }

  private JsonNode read(String more) {
    return client.get(ada, "/2/users/100001/tweets?max_results=100" + more).json();
  }

  @Test
  void timeline_endsWithoutAWord() {
    JsonNode last = read("&end_time=" + at(102));

    assertThat(last.path("data").size()).isEqualTo(1);
    assertThat(last.path("data").path(0).path("text").asString()).isEqualTo("Number 101");
    assertThat(last.path("meta").has("next_token")).isFalse();
    assertThat(read("&end_time=" + at(101)).path("meta").path("result_count").asInt()).isZero();
  }
}
