/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.simulate;

import dev.covey.benchmarks.server.CallsOnly;
import dev.covey.model.action.LaneKey;
import dev.covey.source.x.Made;
import dev.covey.source.x.RateScope;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.own.Pages;
import dev.covey.worker.action.Prepared;
import dev.covey.worker.action.Seen;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An X in memory that notes each call and what it did, and goes wrong as often as it is told: it
 * refuses, loses answers, and takes the worker with it. Safe for many threads.
 */
final class VirtualX extends CallsOnly {
  /** The worker's process ends in the call. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash() {
      super("the worker died", null, false, false);
    }
  }

  private static final List<Duration> RESETS =
      List.of(Duration.ofSeconds(29), Duration.ofSeconds(59), Duration.ofSeconds(119));

  private final InstantSource clock;
  private final SplittableRandom random;
  private final double trouble;
  private final Map<LaneKey, List<Instant>> calls = new HashMap<>();
  private final Map<Long, Integer> effects = new HashMap<>();
  private final List<Long> order = new ArrayList<>();
  private Instant last = Instant.MIN;
  private int crashes;
  private int lostAnswers;
  private int refusals;

  /** Each kind of trouble comes with that probability. */
  VirtualX(InstantSource clock, long seed, double trouble) {
    this.clock = clock;
    this.random = new SplittableRandom(seed);
    this.trouble = trouble;
  }

  @Override
  public synchronized XAnswer<Made> perform(Prepared action) {
    calls.computeIfAbsent(action.action().lane(), _ -> new ArrayList<>()).add(clock.instant());
    double fate = random.nextDouble() / trouble;
    if (fate < 1) {
      crashes++;
      throw new Crash();
    }
    if (fate < 2) {
      crashes++;
      done(action);
      throw new Crash();
    }
    if (fate < 3) {
      refusals++;
      Instant reset = clock.instant().plus(RESETS.get(random.nextInt(RESETS.size())));
      return answer(new XOutcome.RateLimited<>(reset, RateScope.USER, "X answered 429"));
    }
    if (fate < 4) {
      lostAnswers++;
      return answer(new XOutcome.Unknown<>("the answer was lost"));
    }
    done(action);
    if (fate < 5) {
      lostAnswers++;
      return answer(new XOutcome.Unknown<>("the answer was lost"));
    }
    return answer(new XOutcome.Done<>(new Made(id(action))));
  }

  private void done(Prepared action) {
    effects.merge(action.action().id(), 1, Integer::sum);
    order.add(action.action().id());
    last = clock.instant();
  }

  private static String id(Prepared action) {
    return "x" + action.action().id();
  }

  private static <T> XAnswer<T> answer(XOutcome<T> outcome) {
    return new XAnswer<>(outcome, List.of());
  }

  @Override
  public synchronized XAnswer<Seen> lookFor(Prepared action, Instant since, Pages pages) {
    boolean there = effects.containsKey(action.action().id());
    return answer(new XOutcome.Done<>(new Seen(there ? List.of(id(action)) : List.of(), true)));
  }

  /** When each call of a lane came. */
  synchronized Map<LaneKey, List<Instant>> calls() {
    return calls;
  }

  /** How often each action was done. A state that is set again is not done again. */
  synchronized Map<Long, Integer> effects() {
    return effects;
  }

  /** The actions as they were done, the first one first. */
  synchronized List<Long> order() {
    return List.copyOf(order);
  }

  synchronized Instant last() {
    return last;
  }

  synchronized int crashes() {
    return crashes;
  }

  synchronized int lostAnswers() {
    return lostAnswers;
  }

  synchronized int refusals() {
    return refusals;
  }
}
