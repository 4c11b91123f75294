/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import dev.covey.simulator.kit.world.WorldCounts;
import dev.covey.simulator.kit.world.WorldPost;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** When which post was liked, reposted, answered and quoted. Safe for many threads. */
final class Tally {
  private final Map<Kind, Map<Long, Queue<Instant>>> times = new EnumMap<>(Kind.class);

  Tally() {
    List.of(Kind.values()).forEach(kind -> times.put(kind, new ConcurrentHashMap<>()));
  }

  enum Kind {
    LIKE,
    REPOST,
    REPLY,
    QUOTE
  }

  void add(Kind kind, long post, Instant at) {
    of(kind).computeIfAbsent(post, _ -> new ConcurrentLinkedQueue<>()).add(at);
  }

  void remove(Kind kind, long post, Instant at) {
    Queue<Instant> queue = of(kind).get(post);
    if (queue != null) {
      queue.remove(at);
    }
  }

  /** What happened until then, and what the post itself says there is on top. */
  WorldCounts of(WorldPost post, Instant now) {
    WorldCounts top = post.counts();
    return new WorldCounts(
        top.likes() + count(Kind.LIKE, post, now),
        top.reposts() + count(Kind.REPOST, post, now),
        top.replies() + count(Kind.REPLY, post, now),
        top.quotes() + count(Kind.QUOTE, post, now),
        top.views());
  }

  private long count(Kind kind, WorldPost post, Instant now) {
    Queue<Instant> queue = of(kind).get(post.id());
    return queue == null ? 0 : queue.stream().filter(at -> !at.isAfter(now)).count();
  }

  private Map<Long, Queue<Instant>> of(Kind kind) {
    return times.computeIfAbsent(kind, _ -> new ConcurrentHashMap<>());
  }
}
