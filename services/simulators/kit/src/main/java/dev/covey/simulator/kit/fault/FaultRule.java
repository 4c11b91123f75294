/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.fault;

import java.util.Objects;

/**
 * Which calls a fault hits. {@code method} and {@code path} may be {@code *}; in a path {@code *}
 * stands for one segment and {@code **} for anything. {@code containing} must occur in the query or
 * the body. The first {@code skip} matching calls are spared, then it hits {@code count} times
 * (below zero: for ever), each time with the given probability.
 */
public record FaultRule(
    String method,
    String path,
    String containing,
    Fault fault,
    int skip,
    int count,
    double probability) {

  public FaultRule {
    method = Objects.requireNonNullElse(method, "*");
    path = Objects.requireNonNullElse(path, "**");
    containing = Objects.requireNonNullElse(containing, "");
    Objects.requireNonNull(fault, "a rule without fault");
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be from 0 to 1: " + probability);
    }
  }

  /** Hits the next matching call, once. */
  public static FaultRule once(String method, String path, Fault fault) {
    return new FaultRule(method, path, "", fault, 0, 1, 1);
  }

  /** Hits every matching call until it is removed. */
  public static FaultRule always(String method, String path, Fault fault) {
    return new FaultRule(method, path, "", fault, 0, -1, 1);
  }

  /** Hits each matching call with that probability until it is removed. */
  public static FaultRule sometimes(String method, String path, Fault fault, double probability) {
    return new FaultRule(method, path, "", fault, 0, -1, probability);
  }

  /** The same for the next calls only. */
  public FaultRule times(int times) {
    return new FaultRule(method, path, containing, fault, skip, times, probability);
  }

  /** The same after sparing the first matching calls. */
  public FaultRule sparing(int calls) {
    return new FaultRule(method, path, containing, fault, calls, count, probability);
  }

  /** The same for calls whose query or body contains that text only. */
  public FaultRule onlyContaining(String text) {
    return new FaultRule(method, path, text, fault, skip, count, probability);
  }
}
