/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.transport;

/** What JobRunr runs; public, because JobRunr calls it by reflection. Safe for many threads. */
public final class NoOpJob {
  private final Runnable told;

  NoOpJob(Runnable told) {
    this.told = told;
  }

  /** Does nothing for {@code number}. */
  public void run(Integer number) {
    told.run();
  }
}
