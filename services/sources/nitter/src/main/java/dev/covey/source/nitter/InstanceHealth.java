/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import java.time.Duration;
import java.time.Instant;

/**
 * How one instance has been doing: a score that follows its answers, and a circuit that opens after
 * failures, longer each time. Guarded by its ring.
 */
final class InstanceHealth {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final int TOLERATED = 3;
  private static final double MEMORY = 0.8;
  private static final double LEAST = 0.05;

  private final Instance instance;
  private double score = 1;
  private double current;
  private int failures;
  private Instant openUntil = Instant.MIN;
  private boolean rateLimited;
  private String lastFailure = "";

  InstanceHealth(Instance instance) {
    this.instance = instance;
  }

  Instance instance() {
    return instance;
  }

  void succeeded() {
    score = MEMORY * score + (1 - MEMORY);
    failures = 0;
    openUntil = Instant.MIN;
    rateLimited = false;
  }

  /** A few failures happen everywhere; only a row of them opens the circuit. */
  void failed(Instant now, String reason) {
    score = MEMORY * score;
    lastFailure = reason;
    failures++;
    if (failures >= TOLERATED) {
      Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - TOLERATED, 10));
      shutUntil(now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }
  }

  void shutUntil(Instant moment) {
    openUntil = moment.isAfter(openUntil) ? moment : openUntil;
  }

  /** It asked to be left alone. */
  void limitedUntil(Instant moment) {
    shutUntil(moment);
    rateLimited = true;
  }

  boolean isRateLimited() {
    return rateLimited;
  }

  String lastFailure() {
    return lastFailure;
  }

  /** When it may be asked again; the past, if it may be asked now. */
  Instant openUntil() {
    return openUntil;
  }

  double share() {
    return instance.weight() * Math.max(score, LEAST);
  }

  /** For smooth weighted rotation: what it is owed. */
  double owed() {
    return current;
  }

  void owe(double amount) {
    current += amount;
  }
}
