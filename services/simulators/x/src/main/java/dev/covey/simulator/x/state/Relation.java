/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.state;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who did it to what, such as likes and follows, in the order it happened and to be looked up from
 * both sides. Safe for many threads.
 */
public final class Relation {

  private final Map<Long, TreeMap<Long, Long>> forward = new HashMap<>();
  private final Map<Long, TreeMap<Long, Long>> backward = new HashMap<>();
  private final Map<Pair, Long> positions = new HashMap<>();
  private long last;

  private record Pair(long source, long target) {}

  /** Adds the pair; false if it was there. */
  public synchronized boolean add(long source, long target) {
    if (positions.putIfAbsent(new Pair(source, target), last + 1) != null) {
      return false;
    }
    last++;
    forward.computeIfAbsent(source, id -> new TreeMap<>()).put(last, target);
    backward.computeIfAbsent(target, id -> new TreeMap<>()).put(last, source);
    return true;
  }

  /** Takes the pair away; false if it was not there. */
  public synchronized boolean remove(long source, long target) {
    Long position = positions.remove(new Pair(source, target));
    if (position == null) {
      return false;
    }
    forward.getOrDefault(source, new TreeMap<>()).remove(position);
    backward.getOrDefault(target, new TreeMap<>()).remove(position);
    return true;
  }

  public synchronized boolean has(long source, long target) {
    return positions.containsKey(new Pair(source, target));
  }

  /** What the source did it to, by rising position. */
  public synchronized NavigableMap<Long, Long> targetsOf(long source) {
    return copy(forward.get(source));
  }

  /** Who did it to the target, by rising position. */
  public synchronized NavigableMap<Long, Long> sourcesOf(long target) {
    return copy(backward.get(target));
  }

  public synchronized int countFrom(long source) {
    return size(forward.get(source));
  }

  public synchronized int countTo(long target) {
    return size(backward.get(target));
  }

  /** How many pairs there are. */
  public synchronized int size() {
    return positions.size();
  }

  private static int size(@Nullable Map<Long, Long> map) {
    return map == null ? 0 : map.size();
  }

  private static NavigableMap<Long, Long> copy(@Nullable Map<Long, Long> map) {
    return map == null ? Collections.emptyNavigableMap() : new TreeMap<>(map);
  }
}
