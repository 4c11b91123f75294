/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.transport;

import java.sql.SQLException;

/** Something that keeps jobs in Postgres and runs them. One thread at a time. */
interface JobSystem extends AutoCloseable {
  String name();

  /** Counts what is run. */
  Countdown countdown();

  /** Starts to work; what is enqueued from now on is run. */
  void start() throws Exception;

  /** Enqueues so many no-op jobs, and returns once they are committed. */
  void enqueue(int jobs) throws Exception;

  /** Waits until the rows of all jobs enqueued since the last check say that they are done. */
  void awaitDone() throws SQLException, InterruptedException;

  /** Looks at all rows: there must be {@code jobs} that are done at their first attempt. */
  RowCheck check(int jobs) throws SQLException;

  /** Empties the tables. */
  void clear() throws SQLException;

  /** Stops working, so that the others have the machine to themselves. */
  void stop() throws Exception;

  @Override
  void close();
}
