/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.config.ClockConfig;
import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.DatabaseConfig;
import dev.covey.chassis.config.GatewayConfig;
import dev.covey.chassis.config.HistoryConfig;
import dev.covey.chassis.config.HomeConfig;
import dev.covey.chassis.config.HttpConfig;
import dev.covey.chassis.config.LogConfig;
import dev.covey.chassis.config.NitterConfig;
import dev.covey.chassis.config.RunningServers;
import dev.covey.chassis.config.Setting;
import dev.covey.chassis.config.Settings;
import dev.covey.chassis.config.SourcesConfig;
import dev.covey.chassis.lifecycle.Lifecycle;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.logging.Logging;
import dev.covey.chassis.service.ProcessEnd;
import dev.covey.embedded.EmbeddedServerException;
import dev.covey.embedded.FreePort;
import dev.covey.embedded.postgres.DeleteFolder;
import dev.covey.model.database.Database;
import dev.covey.model.time.CoveyClock;
import dev.covey.model.time.Spans;
import dev.covey.solo.embedded.Servers;
import dev.covey.solo.home.CoveyHome;
import dev.covey.solo.home.HomeException;
import java.io.Console;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** One demo, from an empty folder to its report. */
final class Demo {
  private static final long REFRESH_MILLIS = 500;
  private static final int NEWS_SHOWN = 7;

  private final DemoPlan plan;
  private final boolean json;
  private final ProcessEnd end;
  private final DemoStop stop = new DemoStop();
  private final int gatewayPort = FreePort.find();
  private boolean ready;

  Demo(DemoPlan plan, boolean json, ProcessEnd end) {
    this.plan = plan;
    this.json = json;
    this.end = end;
  }

  /** 0 if the checks hold, else 1: also when it was stopped before there was anything to check. */
  int run() throws Exception {
    Settings base = Settings.load(System.getenv(), Path.of(""));
    Path folder = CoveyConfig.from(base).home().home().resolve("demo").toAbsolutePath();
    Lifecycle lifecycle = new Lifecycle(List.of(stop));
    lifecycle.start();
    end.drainOnSignal(lifecycle, Duration.ofSeconds(60));
    DemoReport report;
    try {
      report = play(base, folder);
    } catch (Exception failure) {
      if (end.toldToStop() && !ready) {
        // Ctrl-C reaches Postgres' own programs too, so this is what stopping looks like
        say("stopped before it was ready");
        return 1;
      }
      throw failure instanceof HomeException || failure instanceof EmbeddedServerException
          ? new StartupException(String.valueOf(failure.getMessage()), failure)
          : failure;
    } finally {
      stop.ended();
    }
    print(report);
    return report.ok() ? 0 : 1;
  }

  private DemoReport play(Settings base, Path folder) throws Exception {
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    CoveyClock clock = CoveyClock.speeded(start, start, plan.speed());
    say("starting simulators, Postgres, broker and fleet");
    try (CoveyHome home = CoveyHome.open(folder)) {
      // what an earlier demo left at the broker belongs to a world that is gone
      DeleteFolder.delete(home.dataOf("broker"));
      try (DemoSandbox sandbox = DemoSandbox.start(plan, clock);
          Servers servers = Servers.start(home, Settings.load(Map.of(), folder))) {
        Map<Setting<?>, String> values = values(sandbox, start, folder);
        values.putAll(servers.addresses());
        RunningServers.write(home.folder(), values);
        try {
          return play(
              CoveyConfig.from(
                  base.with(values, "demo")
                      .with(Map.of(HomeConfig.HOME, folder.toString()), "demo")),
              sandbox,
              clock);
        } finally {
          RunningServers.remove(home.folder());
        }
      }
    }
  }

  private DemoReport play(CoveyConfig config, DemoSandbox sandbox, CoveyClock clock)
      throws Exception {
    try (Logging _ = Logging.configureQuietly(config.log(), "demo");
        DemoFleet fleet = new DemoFleet(config)) {
      fleet.start();
      ready = true;
      Duration toReady = sinceProcessStart();
      say("ready after %.1f s; logs in %s".formatted(seconds(toReady), config.log().folder()));
      say(
          "the REST API is at http://127.0.0.1:%d; COVEY_HOME=%s ./covey tokens add me --role viewer"
              .formatted(gatewayPort, config.home().home()));
      DropOldDemos.run(fleet.session().database(), config.database().access().schema());
      DemoImport imported = fleet.give(sandbox, plan, config.home().home());
      imported.describe().forEach(line -> say(Shown.line(line)));
      DemoDrama drama = new DemoDrama(sandbox, clock);
      DemoStory story = DemoStory.of(fleet.session(), sandbox);
      DemoNews news = new DemoNews(drama, story);
      watch(sandbox, fleet, clock, drama, news);
      return new DemoEnding(plan, sandbox, fleet, imported, new DemoEnding.Plot(drama, story, news))
          .report(toReady, sinceProcessStart());
    }
  }

  private Map<Setting<?>, String> values(DemoSandbox sandbox, Instant start, Path folder) {
    Map<Setting<?>, String> values = new HashMap<>();
    String nitter =
        sandbox.nitter().urls().stream().map(URI::toString).collect(Collectors.joining(","));
    values.put(SourcesConfig.NITTER_HOSTS, nitter);
    values.put(SourcesConfig.X_URL, sandbox.x().url().toString());
    values.put(ClockConfig.START, start.toString());
    values.put(ClockConfig.SPEED, Double.toString(plan.speed()));
    values.put(DatabaseConfig.SCHEMA, DropOldDemos.PREFIX + start.getEpochSecond());
    // so that what happens in the sandbox is found out while somebody watches
    values.put(HistoryConfig.GONE_AFTER, "10m");
    values.put(HistoryConfig.PROFILE_EVERY, "5m");
    values.put(
        HistoryConfig.REVIEW_SCHEDULE, "%s:4m,older:7d".formatted(Spans.text(DemoDrama.YOUNG)));
    values.put(NitterConfig.CONTROL_TWEET, Long.toString(sandbox.world().oldest()));
    values.put(HttpConfig.PORT, "0");
    values.put(GatewayConfig.PORT, Integer.toString(gatewayPort));
    values.put(LogConfig.FOLDER, folder.resolve("logs").toString());
    return values;
  }

  /** Until the time is over or somebody stops it. */
  private void watch(
      DemoSandbox sandbox, DemoFleet fleet, CoveyClock clock, DemoDrama drama, DemoNews news)
      throws Exception {
    Database database = fleet.session().database();
    PrintStream out = json ? System.err : System.out;
    boolean terminal =
        !json && Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    DemoView view = new DemoView(out, terminal, plan);
    long begin = System.nanoTime();
    Duration running = Duration.ZERO;
    do {
      Instant now = clock.instant();
      view.show(
          DemoStats.read(database),
          news.read(database),
          news.latest(NEWS_SHOWN),
          sandbox.world().writtenBefore(now).size(),
          now,
          running);
      drama.play(database);
      running = Duration.ofNanos(System.nanoTime() - begin);
    } while ((plan.runFor() == null || running.compareTo(plan.runFor()) < 0)
        && !stop.asked(REFRESH_MILLIS, TimeUnit.MILLISECONDS));
  }

  private void say(String text) {
    (json ? System.err : System.out).println("covey demo: " + text);
  }

  private void print(DemoReport report) {
    if (json) {
      System.out.println(JsonMapper.shared().writeValueAsString(report));
      return;
    }
    System.out.println(report.describe());
  }

  private static Duration sinceProcessStart() {
    return Duration.ofMillis(
        System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
