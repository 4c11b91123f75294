/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Counts what becomes of messages. For each job type, over any span in which nothing was restarted,
 *
 * <pre>received = done + duplicate + retried + postponed + parked + skipped + returned + in flight
 * </pre>
 *
 * <p>Worth an alert: a rising {@code parked} (a person is needed), {@code retried} over {@code
 * done} above a few percent (a source or the database is in trouble), {@code received} without
 * {@code done} for minutes while jobs are in flight (handlers hang). {@code duplicate} and {@code
 * returned} rise at restarts and lost connections, and are harmless. Called by many threads.
 */
public interface JobMetrics {

  /** What became of one message. */
  enum Fate {
    /** Its effect is committed. */
    DONE,
    /** Its job was finished before, or is under way here: no effect. */
    DUPLICATE,
    /** Failed, and runs again later. */
    RETRIED,
    /** Not its turn yet. */
    POSTPONED,
    /** Put aside for a person. */
    PARKED,
    /** Another process works on it. */
    SKIPPED,
    /** Handed back unfinished at a stop or when the broker was lost. */
    RETURNED
  }

  /** Counts nothing. */
  JobMetrics NONE =
      new JobMetrics() {
        @Override
        public void received(String type) {}

        @Override
        public void ended(String type, Fate fate) {}

        @Override
        public void handled(String type, Duration took) {}

        @Override
        public void watchInFlight(String type, IntSupplier inFlight) {}
      };

  void received(String type);

  void ended(String type, Fate fate);

  /** A handler returned or threw. */
  void handled(String type, Duration took);

  /** Jobs of the type held now can be read from {@code inFlight} from now on. */
  void watchInFlight(String type, IntSupplier inFlight);
}
