/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo;

import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.RunningServers;
import dev.covey.chassis.config.Settings;
import dev.covey.chassis.health.HealthChecks;
import dev.covey.chassis.health.HealthServer;
import dev.covey.chassis.lifecycle.Lifecycle;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.logging.Logging;
import dev.covey.chassis.metrics.ConnectionGauges;
import dev.covey.chassis.metrics.FleetMetrics;
import dev.covey.chassis.metrics.QueueGauges;
import dev.covey.chassis.service.DatabaseReady;
import dev.covey.chassis.service.HealthService;
import dev.covey.chassis.service.ProcessEnd;
import dev.covey.embedded.EmbeddedServerException;
import dev.covey.model.database.Database;
import dev.covey.solo.embedded.Servers;
import dev.covey.solo.fleet.Fleet;
import dev.covey.solo.fleet.Parts;
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

  private final ProcessEnd end = new ProcessEnd();

  /** Ends the process when it was stopped. */
  @Override
  public Integer call() throws Exception {
    Settings settings = Settings.load(System.getenv(), Path.of(""));
    CoveyConfig given = CoveyConfig.from(settings);
    try (CoveyHome home = CoveyHome.open(given.home().home());
        Logging _ = Logging.configure(given.log(), "covey")) {
      // what another run left there is not running any more, since the folder is ours now
      RunningServers.remove(home.folder());
      serve(home, Settings.load(System.getenv(), Path.of("")));
    } catch (HomeException | EmbeddedServerException failure) {
      throw new StartupException(String.valueOf(failure.getMessage()), failure);
    }
    end.exit(0);
    return 0;
  }

  private void serve(CoveyHome home, Settings settings) throws Exception {
    try (Servers servers = Servers.start(home, settings)) {
      CoveyConfig config = CoveyConfig.from(settings.with(servers.addresses(), "embedded"));
      RunningServers.write(home.folder(), servers.addresses());
      try (FleetMetrics metrics = new FleetMetrics();
          Database gauges = new Database(config.database().access().withPoolSize(1), "metrics")) {
        run(config, metrics, gauges);
      } finally {
        RunningServers.remove(home.folder());
      }
    }
  }

  private void run(CoveyConfig config, FleetMetrics metrics, Database gauges) throws Exception {
    HealthChecks health = new HealthChecks();
    ConnectionGauges.register(metrics, health);
    QueueGauges.register(metrics, gauges);
    Lifecycle[] lifecycle = new Lifecycle[1];
    HealthServer http =
        new HealthServer(
            config.http(),
            health,
            () -> lifecycle[0].state() == Lifecycle.State.RUNNING,
            metrics::scrape);
    lifecycle[0] =
        new Lifecycle(
            List.of(
                new HealthService(http),
                new DatabaseReady(config.database().access()),
                new Fleet(config, metrics, health, Parts.ALL)));
    end.drainOnSignal(lifecycle[0], config.consume().gracePeriod());
    lifecycle[0].start();
    LOG.info("the fleet is ready after {} ms; Ctrl-C ends it", sinceProcessStart());
    lifecycle[0].awaitStopped();
    LOG.info("the fleet has stopped");
  }

  private static long sinceProcessStart() {
    return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
  }
}
