/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.publish;

import java.time.Duration;

/**
 * How work goes from rows to the broker. The spans are real time.
 *
 * @param maxDepth most jobs of one type handed to the broker at once; more waits in Postgres
 * @param window most messages sent and not yet confirmed
 * @param poll how often a sweeper looks when nothing wakes it
 * @param lostAfter when a job handed to the broker and held by nobody may be lost
 * @param surelyLostAfter when it is handed over again even if its queue seems to have it
 * @param keepDone how long rows of finished jobs and published events are kept: as long as a
 *     duplicate may turn up
 */
public record PublishSettings(
    int maxDepth,
    int window,
    Duration poll,
    Duration lostAfter,
    Duration surelyLostAfter,
    Duration keepDone) {
  public static final PublishSettings DEFAULT =
      new PublishSettings(
          10_000,
          4_000,
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          Duration.ofDays(7));

  public PublishSettings {
    if (maxDepth < 1 || window < 1) {
      throw new IllegalArgumentException("maxDepth and window must be at least 1");
    }
  }

  public PublishSettings withMaxDepth(int depth) {
    return new PublishSettings(depth, window, poll, lostAfter, surelyLostAfter, keepDone);
  }

  public PublishSettings withLostAfter(Duration after, Duration surely) {
    return new PublishSettings(maxDepth, window, poll, after, surely, keepDone);
  }

  public PublishSettings withPoll(Duration every) {
    return new PublishSettings(maxDepth, window, every, lostAfter, surelyLostAfter, keepDone);
  }
}
