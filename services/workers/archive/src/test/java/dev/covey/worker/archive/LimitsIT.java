/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.archive.Snapshot;
import dev.covey.model.archive.SnapshotOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.message.Archive;
import dev.covey.simulator.archiveorg.ArchiveSettings;
import dev.covey.simulator.archiveorg.Failure;
import dev.covey.simulator.kit.audit.AuditChecker;
import dev.covey.simulator.kit.audit.CheckReport;
import dev.covey.simulator.kit.audit.LimitRule;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several workers at once; the archive's own audit says whether a limit was passed. */
@ExtendWith(MigratedDatabase.class)
class LimitsIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private ArchiveRig rig;

  @BeforeEach
  void open(Database database) throws Exception {
    rig = new ArchiveRig(database, ArchiveSettings.usual());
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  private List<Archive> tweets(int count) throws Exception {
    List<Archive> jobs = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      jobs.add(rig.tweet(i));
    }
    return jobs;
  }

  private CheckReport audit(List<Archive> jobs) {
    Set<String> effects = new HashSet<>();
    jobs.forEach(job -> effects.add("capture:com,x)/ada/status/" + job.tweetId()));
    return AuditChecker.check(
        rig.archive.audit(),
        AuditChecker.Expectations.ofLimits(
                List.of(rule("save", 7), rule("available", 30), rule("status", 60)))
            .expecting(effects, true));
  }

  private static LimitRule rule(String kind, int aMinute) {
    return new LimitRule(kind, List.of(new LimitRule.Window(aMinute, MINUTE)), Duration.ZERO);
  }

  private void assertAllSaved(List<Archive> jobs) throws Exception {
    assertThat(rig.unfinished()).isZero();
    CheckReport report = audit(jobs);
    assertThat(report.clean()).as(report.describe()).isTrue();
    for (Archive job : jobs) {
      Snapshot snapshot = Objects.requireNonNull(rig.snapshot(Long.parseLong(job.tweetId())));
      assertThat(snapshot.outcome()).as(job.toString()).isEqualTo(SnapshotOutcome.SAVED);
    }
  }

  @Test
  void manyTweets_areSavedAsFastAsTheArchiveAllowsAndNoFaster() throws Exception {
    List<Archive> jobs = tweets(70);
    jobs.forEach(rig::queue);
    rig.run(
        List.of(rig.worker(), rig.worker()),
        ArchiveRig.BEGIN.plus(Duration.ofHours(2)),
        _ -> false);

    assertAllSaved(jobs);
    Instant last = rig.entries("save").getLast().at();
    assertThat(last)
        .isBetween(
            ArchiveRig.BEGIN.plus(Duration.ofMinutes(9)),
            ArchiveRig.BEGIN.plus(Duration.ofMinutes(14)));
    assertThat(rig.entries("save")).hasSize(70);
  }

  @Test
  void dayOfFaultsAndCrashes_losesNothingAndRepeatsNothing() throws Exception {
    List<Archive> jobs = tweets(25);
    Random random = new Random(7);
    rig.archive.fail("/status/", Failure.CANNOT_FETCH, 6);
    for (Fault fault :
        List.of(
            new Fault.DropBefore(),
            new Fault.DropAfter(),
            new Fault.Status(502, true),
            new Fault.Truncated(0.3),
            new Fault.Own("session-limit"))) {
      rig.archive.faults().add(FaultRule.sometimes("*", "**", fault, 0.06));
    }
    jobs.forEach(rig::queue);
    rig.run(
        List.of(rig.worker(), rig.worker()),
        ArchiveRig.BEGIN.plus(Duration.ofDays(10)),
        _ -> random.nextInt(5) == 0);

    assertAllSaved(jobs);
  }

  @Test
  void twoWorkersOnOneTweet_askForItOnce() throws Exception {
    List<Archive> jobs = tweets(12);
    List<ArchiveHandler> workers = List.of(rig.worker(), rig.worker());
    CyclicBarrier start = new CyclicBarrier(workers.size());
    for (Archive job : jobs.subList(0, 7)) {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<JobOutcome>> running = new ArrayList<>();
        for (ArchiveHandler worker : workers) {
          running.add(
              threads.submit(() -> {
                start.await();
                return ArchiveRig.handle(worker, job, 1);
              }));
        }
        for (Future<JobOutcome> outcome : running) {
          rig.settle(outcome.get());
        }
      }
      rig.clock.advance(MINUTE);
    }
    assertThat(rig.calls("save")).isEqualTo(7);
    jobs.forEach(rig::queue);
    rig.run(workers, ArchiveRig.BEGIN.plus(Duration.ofHours(2)), _ -> false);
    assertAllSaved(jobs);
    assertThat(rig.calls("save")).isEqualTo(12);
  }
}
