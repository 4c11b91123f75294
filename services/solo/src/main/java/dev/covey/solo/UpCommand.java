/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Settings;
import dev.covey.chassis.lifecycle.Lifecycle;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.logging.Logging;
import dev.covey.chassis.service.ProcessEnd;
import dev.covey.embedded.EmbeddedServerException;
import dev.covey.solo.fleet.FleetOnServers;
import dev.covey.solo.home.CoveyHome;
import dev.covey.solo.home.HomeException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code covey up}: the whole fleet in this process, until it is stopped. */
@Command(
    name = "up",
    description =
        "Runs the whole fleet in one process. Postgres and the broker come along, in the data"
            + " folder, unless COVEY_DATABASE_URL or COVEY_AMQP_URL names a real one.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(UpCommand.class);

  private final ProcessEnd end;

  UpCommand(ProcessEnd end) {
    this.end = end;
  }

  @Override
  public Integer call() throws Exception {
    CoveyConfig given = CoveyConfig.from(Settings.load(System.getenv(), Path.of("")));
    try (CoveyHome home = CoveyHome.open(given.home().home());
        Logging _ = Logging.configure(given.log(), "covey")) {
      // again: what a killed run said about its servers is gone now that the folder is ours
      serve(new FleetOnServers(home, Settings.load(System.getenv(), Path.of(""))), given);
    } catch (HomeException | EmbeddedServerException failure) {
      throw new StartupException(String.valueOf(failure.getMessage()), failure);
    }
    return 0;
  }

  private void serve(FleetOnServers fleet, CoveyConfig config) throws Exception {
    Lifecycle lifecycle = new Lifecycle(List.of(fleet));
    end.drainOnSignal(lifecycle, config.consume().gracePeriod());
    try {
      lifecycle.start();
    } catch (Exception failure) {
      if (end.toldToStop()) {
        LOG.info("the fleet was stopped while it was starting");
        LOG.debug("what the stop cut short", failure);
        return;
      }
      throw failure;
    }
    if (fleet.isRunning()) {
      LOG.info("the fleet is ready after {} ms; Ctrl-C ends it", sinceProcessStart());
    }
    lifecycle.awaitStopped();
    LOG.info("the fleet has stopped");
  }

  private static long sinceProcessStart() {
    return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
  }
}
