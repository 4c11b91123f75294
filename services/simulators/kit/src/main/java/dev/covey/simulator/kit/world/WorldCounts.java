/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

/** Numbers shown under a post on top of what the world itself holds. */
public record WorldCounts(long likes, long reposts, long replies, long quotes, long views) {

  /** Nothing on top. */
  public static final WorldCounts NONE = new WorldCounts(0, 0, 0, 0, 0);
}
