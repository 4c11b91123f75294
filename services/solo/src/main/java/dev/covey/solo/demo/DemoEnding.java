/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.database.Database;
import dev.covey.model.time.CoveyClock;
import dev.covey.simulator.kit.audit.CheckReport;
import dev.covey.task.scannewtweets.NewTweetsScan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The end of a demo: a last scan is read to its end, the fleet drains, and both sides are compared.
 */
final class DemoEnding {
  private static final Duration SETTLE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final DemoPlan plan;
  private final DemoSandbox sandbox;
  private final DemoFleet fleet;
  private final DemoImport imported;
  private final Plot plot;

  /** What happened while it ran. */
  record Plot(DemoDrama drama, DemoStory story, DemoNews news) {}

  DemoEnding(DemoPlan plan, DemoSandbox sandbox, DemoFleet fleet, DemoImport imported, Plot plot) {
    this.plan = plan;
    this.sandbox = sandbox;
    this.fleet = fleet;
    this.imported = imported;
    this.plot = plot;
  }

  DemoReport report(Duration toReady, Duration running) throws Exception {
    Session session = fleet.session();
    Database database = session.database();
    CoveyClock clock = session.clock();
    Instant until = clock.instant().minus(SETTLE);
    boolean settled = await(() -> plot.drama().isSettled(database));
    new NewTweetsScan(database, session.entities(), session.outbox(), clock, SETTLE).run();
    await(() -> DemoStats.read(database).unfinishedSlices() == 0);
    await(() -> {
      plot.news().read(database);
      return plot.story().isSettled();
    });
    fleet.stop();
    // at low speeds a new name is found out only later, and what that one wrote since with it
    Set<Long> expected =
        sandbox.world().writtenBefore(until, settled ? OptionalLong.empty() : unsettled());
    long missingTweets = PlatformJudge.missingTweets(database, expected);
    CheckReport audit = PlatformJudge.actions(sandbox.x(), database);
    DemoStats stats = DemoStats.read(database);
    long actions = stats.actions().values().stream().mapToLong(Long::longValue).sum();
    DemoNews news = plot.news();
    news.read(database);
    List<String> findings = new ArrayList<>(DemoReport.texts(audit.findings()));
    findings.addAll(news.falsehoods());
    if (missingTweets > 0) {
      findings.add(missingTweets + " tweets at the source are not stored");
    }
    findings.addAll(imported.findings(actions));
    if (stats.profiles() != plan.profiles()) {
      findings.add("there are " + stats.profiles() + " profiles, which is not what was added");
    }
    return new DemoReport(
        findings.isEmpty() && audit.clean(),
        stats.profiles(),
        stats.tweets(),
        expected.size(),
        imported.added(),
        imported.problems().size(),
        stats.actions(),
        PlatformJudge.byKind(sandbox.x(), database),
        plot.story().unknownFound(),
        plot.story().released(),
        stats.permits(),
        audit.calls(),
        audit.limitViolations(),
        audit.duplicateEffects(),
        missingTweets + audit.missing() + audit.unexpected(),
        news.counts(),
        news.falsehoods().size(),
        toReady.toMillis() / 1000.0,
        running.toMillis() / 1000.0,
        plan.speed(),
        findings);
  }

  private OptionalLong unsettled() {
    return OptionalLong.of(plot.drama().renamed());
  }

  /** Something that is to become true. */
  private interface Wish {
    boolean isTrue() throws Exception;
  }

  /** False where it did not become true in time. */
  private static boolean await(Wish wish) throws Exception {
    Waiter waiter = new Waiter(CoveyClock.system());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!wish.isTrue()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      waiter.waitFor(LOOK_AGAIN);
    }
    return true;
  }
}
