/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded.postgres;

import dev.covey.embedded.EmbeddedServerException;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops what runs on a folder, be it of this run or of an earlier one that was killed. */
final class StopPostgres {
  private static final Logger LOG = LoggerFactory.getLogger(StopPostgres.class);

  private final PostgresSettings settings;
  private final RunProgram programs;

  StopPostgres(PostgresSettings settings, RunProgram programs) {
    this.settings = settings;
    this.programs = programs;
  }

  /** Never touches a process that is not a Postgres on this folder. */
  void run() throws IOException {
    PostmasterFile file = PostmasterFile.read(settings.dataFolder()).orElse(null);
    if (file == null) {
      return;
    }
    switch (file.owner()) {
      case OUR_SERVER -> stop(file);
      case ANOTHER_PROGRAM -> file.disown(settings.dataFolder());
      case NOBODY -> LOG.debug("The server of {} is gone", settings);
      case UNKNOWN ->
          throw new EmbeddedServerException(
              ("process %d may be a Postgres on %s, or has nothing to do with it: it belongs to"
                      + " another user. End it if it is, or delete %s there if not")
                  .formatted(file.pid(), settings.dataFolder(), PostmasterFile.NAME));
    }
  }

  private void stop(PostmasterFile file) {
    LOG.debug("Stopping process {}, {}", file.pid(), settings);
    RunProgram.Result result =
        programs.run(
            "pg_ctl",
            List.of(
                "stop", "-m", "fast", "-w", "-t", "60", "-D", settings.dataFolder().toString()));
    if (result.exitCode() != 0 && file.owner() == PostmasterFile.Owner.OUR_SERVER) {
      throw new EmbeddedServerException(
          "could not stop process " + file.pid() + ", " + settings + ": " + result.output());
    }
  }
}
