/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets only a few deliveries to one webhook be under way in this process, so that a slow receiver
 * leaves the worker's other places to the others. Who finds none free waits in place where the
 * receiver is quick, and else is told when to come back. Safe for many threads.
 */
final class Places {
  /** Up to here waiting in place costs less than coming back. */
  private static final Duration QUICK = Duration.ofMillis(250);

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration SHORTEST_STEP = Duration.ofMillis(10);
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private final int atOnce;
  private final Map<Long, Line> lines = new ConcurrentHashMap<>();

  Places(int atOnce) {
    this.atOnce = atOnce;
  }

  /** Null where none is free soon. */
  @Nullable Place take(long webhookId) throws InterruptedException {
    return lines.computeIfAbsent(webhookId, _ -> new Line(atOnce)).take();
  }

  /** When to come back: one after the other, about as fast as the receiver takes them. */
  Instant turn(long webhookId, Instant now) {
    return lines.computeIfAbsent(webhookId, _ -> new Line(atOnce)).turn(now);
  }

  /** One of the places, until it is closed. */
  static final class Place implements AutoCloseable {
    private final Line line;
    private final long begun = System.nanoTime();

    private Place(Line line) {
      this.line = line;
    }

    @Override
    public void close() {
      line.left(Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /** What is known of one webhook. */
  private static final class Line {
    private final int atOnce;
    private final Semaphore free;
    private Duration usual = Duration.ZERO;
    private Instant last = Instant.EPOCH;

    Line(int atOnce) {
      this.atOnce = atOnce;
      this.free = new Semaphore(atOnce);
    }

    @Nullable Place take() throws InterruptedException {
      if (free.tryAcquire()) {
        return new Place(this);
      }
      if (usual().compareTo(QUICK) > 0) {
        return null;
      }
      if (free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Place(this);
      }
      note(PATIENCE);
      return null;
    }

    void left(Duration took) {
      note(took);
      free.release();
    }

    private synchronized Duration usual() {
      return usual;
    }

    private synchronized void note(Duration took) {
      usual = usual.plus(took).dividedBy(2);
    }

    synchronized Instant turn(Instant now) {
      Duration step = usual.dividedBy(atOnce);
      step = step.compareTo(SHORTEST_STEP) < 0 ? SHORTEST_STEP : step;
      Instant first = now.plus(step);
      Instant behind = last.plus(step);
      boolean inLine = behind.isAfter(first) && behind.isBefore(first.plus(AHEAD));
      last = inLine ? behind : first;
      return last;
    }
  }
}
