/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.state;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What happens in a world after the simulator was started: each thing is done as soon as somebody
 * looks after its time. A clock that is set back undoes nothing. Safe for many threads.
 */
final class Upcoming {
  private final InstantSource clock;
  private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparing(Event::at));
  private volatile Instant next = Instant.MAX;

  private record Event(Instant at, Runnable deed) {}

  Upcoming(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(Instant at, Runnable deed) {
    events.add(new Event(at, deed));
    next = events.element().at();
  }

  /** Does everything whose time has come. */
  void catchUp() {
    Instant now = clock.instant();
    if (next.isAfter(now)) {
      return;
    }
    synchronized (this) {
      while (!events.isEmpty() && !events.element().at().isAfter(now)) {
        events.remove().deed().run();
      }
      next = events.isEmpty() ? Instant.MAX : events.element().at();
    }
  }
}
