/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.lifecycle.UsageException;
import picocli.CommandLine.Option;

/** What an import does once all is in the queue. */
final class FollowOptions {
  private static final int MOST_WORKERS = 64;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Runs so many workers in this process until the campaign is done; 1 to 64."
              + " Ends with 1 where an action failed.")
  private int workers;

  @Option(
      names = "--monitor",
      description = "Shows how the campaign stands until it is done, as actions monitor does.")
  private boolean monitor;

  int workers() {
    return workers;
  }

  boolean monitor() {
    return monitor;
  }

  boolean any() {
    return monitor || workers > 0;
  }

  /** Before anything is imported. */
  void check(Session session, boolean dryRun, boolean workersGiven) {
    if (workersGiven && (workers < 1 || workers > MOST_WORKERS)) {
      throw new UsageException("--workers must be from 1 to " + MOST_WORKERS);
    }
    if (any() && dryRun) {
      throw new UsageException("--dry-run queues nothing that --workers or --monitor could follow");
    }
    if (workers > 0) {
      // says what to do where there is none
      var _ = session.config().broker().access();
    }
  }
}
