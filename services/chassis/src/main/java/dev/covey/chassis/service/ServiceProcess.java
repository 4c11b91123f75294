/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.service;

import dev.covey.chassis.config.ConfigException;
import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Settings;
import dev.covey.chassis.health.HealthChecks;
import dev.covey.chassis.health.HealthServer;
import dev.covey.chassis.lifecycle.Arguments;
import dev.covey.chassis.lifecycle.Lifecycle;
import dev.covey.chassis.lifecycle.Service;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.lifecycle.Task;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.chassis.logging.Logging;
import dev.covey.chassis.metrics.ConnectionGauges;
import dev.covey.chassis.metrics.FleetMetrics;
import dev.covey.chassis.metrics.QueueGauges;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a service as a process of its own, up to its exit code. */
final class ServiceProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceProcess.class);

  private final String name;
  private final List<String> arguments;
  private final Map<String, String> environment;
  private final PrintStream errors;
  private final ProcessEnd end;

  ServiceProcess(
      String name,
      List<String> arguments,
      Map<String, String> environment,
      PrintStream errors,
      ProcessEnd end) {
    this.name = name;
    this.arguments = arguments;
    this.environment = environment;
    this.errors = errors;
    this.end = end;
  }

  int runService(ServiceFactory factory) {
    return guarded(context -> serve(context, factory.create(context)));
  }

  int runTask(TaskFactory factory) {
    return guarded(context -> {
      Optional<Duration> every = Arguments.parse(arguments, Set.of("--every")).duration("--every");
      Task task = factory.create(context);
      if (every.isPresent()) {
        serve(context, TaskRuns.repeated(context, task, every.get()));
      } else {
        new DatabaseReady(context.database().access()).start();
        TaskRuns.once(context, task).runOnce();
      }
    });
  }

  int migrate() {
    return guarded(context -> {
      Arguments.parse(arguments, Set.of());
      new DatabaseReady(context.database().access()).start();
      LOG.info("the schema is up to date");
    });
  }

  private int guarded(Work work) {
    try {
      CoveyConfig config = CoveyConfig.from(Settings.load(environment, Path.of("")));
      try (Logging _ = Logging.configure(config.log(), name)) {
        return logged(config, work);
      }
    } catch (ConfigException | UsageException wrong) {
      return failed(2, wrong);
    } catch (StartupException failure) {
      return failed(1, failure);
    } catch (InterruptedException stopped) {
      // a signal came while starting
      return 0;
    }
  }

  private int logged(CoveyConfig config, Work work) throws StartupException, InterruptedException {
    try (FleetMetrics metrics = new FleetMetrics();
        ServiceContext context =
            ServiceContext.open(name, arguments, config, metrics, new HealthChecks())) {
      ConnectionGauges.register(metrics, context.health());
      QueueGauges.register(metrics, context.database());
      work.run(context);
      return 0;
    } catch (ConfigException | UsageException | StartupException | InterruptedException known) {
      throw known;
    } catch (Exception failure) {
      LOG.error("{} failed", name, failure);
      return 1;
    }
  }

  private void serve(ServiceContext context, Service service) throws Exception {
    long begin = System.nanoTime();
    Lifecycle[] lifecycle = new Lifecycle[1];
    HealthServer health =
        new HealthServer(
            context.config().http(),
            context.health(),
            () -> lifecycle[0].state() == Lifecycle.State.RUNNING,
            context.metrics()::scrape);
    lifecycle[0] =
        new Lifecycle(
            List.of(
                new HealthService(health),
                new DatabaseReady(context.database().access()),
                service));
    end.drainOnSignal(lifecycle[0], context.config().consume().gracePeriod());
    lifecycle[0].start();
    LOG.info("{} is ready after {} ms", name, (System.nanoTime() - begin) / 1_000_000);
    lifecycle[0].awaitStopped();
    LOG.info("{} has stopped", name);
  }

  private int failed(int code, Exception failure) {
    errors.println("covey " + name + ": " + failure.getMessage());
    return code;
  }

  @FunctionalInterface
  private interface Work {
    void run(ServiceContext context) throws Exception;
  }
}
