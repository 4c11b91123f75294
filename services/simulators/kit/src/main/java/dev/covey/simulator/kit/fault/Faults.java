/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The faults in force. Equal seeds and equal calls in equal order are hit alike. Safe for many
 * threads; parallel calls take their turns at the dice in the order of arrival.
 */
public final class Faults {

  private final CopyOnWriteArrayList<ActiveRule> rules = new CopyOnWriteArrayList<>();
  private final long seed;
  private SplittableRandom random;
  private long ids;

  /** No faults, and dice that always fall alike. */
  public Faults() {
    this(1);
  }

  /** No faults, and dice with that seed. */
  public Faults(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /** A rule in force: its id, and how often it has hit. */
  public record Listed(long id, FaultRule rule, long hits) {}

  /** Puts a rule in force and returns its id. */
  public synchronized long add(FaultRule rule) {
    rules.add(new ActiveRule(++ids, rule));
    return ids;
  }

  /** Puts the rule out of force; false if there was no such rule. */
  public boolean remove(long id) {
    return rules.removeIf(rule -> rule.id() == id);
  }

  /** Puts all rules out of force and starts the dice again. */
  public synchronized void clear() {
    rules.clear();
    random = new SplittableRandom(seed);
  }

  /** The rules in the order they were added. */
  public synchronized List<Listed> list() {
    return rules.stream().map(rule -> new Listed(rule.id(), rule.rule(), rule.hits())).toList();
  }

  /** Which faults hit this call, in the order of their rules. */
  public List<Fault> hitting(String method, String path, String query, String body) {
    if (rules.isEmpty()) {
      return List.of();
    }
    synchronized (this) {
      var hits = new ArrayList<Fault>();
      for (ActiveRule rule : rules) {
        if (rule.matches(method, path, query, body) && rule.hit(random)) {
          hits.add(rule.rule().fault());
        }
      }
      return hits;
    }
  }
}
