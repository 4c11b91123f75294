/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.x.state.Post;
import java.time.Instant;
import java.util.Optional;

/** The part of a timeline that a call asked for, by ids or by times; ids are exclusive. */
record Range(
    Optional<Long> sinceId,
    Optional<Long> untilId,
    Optional<Instant> start,
    Optional<Instant> end) {

  static Range read(Params params) {
    return new Range(
        params.id("since_id"),
        params.id("until_id"),
        params.time("start_time"),
        params.time("end_time"));
  }

  /** From start (inclusive) to end (exclusive). */
  boolean holds(Post post) {
    return sinceId.filter(id -> post.id() <= id).isEmpty()
        && untilId.filter(id -> post.id() >= id).isEmpty()
        && start.filter(time -> post.createdAt().isBefore(time)).isEmpty()
        && end.filter(time -> !post.createdAt().isBefore(time)).isEmpty();
  }
}
