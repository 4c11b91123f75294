/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.archive.AwaitCapture;
import dev.covey.model.archive.BeginRequest;
import dev.covey.model.archive.EndRequest;
import dev.covey.model.archive.RequestKey;
import dev.covey.model.archive.Snapshot;
import dev.covey.model.archive.SnapshotOutcome;
import dev.covey.model.archive.StoreSnapshot;
import dev.covey.model.database.Database;
import dev.covey.model.message.Archive;
import dev.covey.simulator.archiveorg.ArchiveSettings;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worker dies at each point of its work; another one goes on, and nothing is captured twice. */
@ExtendWith(MigratedDatabase.class)
class CrashPointsIT {
  private static final long TWEET = 1_859_300_000_000_000_001L;
  private static final Instant BEGIN = ArchiveRig.BEGIN;

  private ArchiveRig rig;
  private Archive job;

  @BeforeEach
  void open(Database database) throws Exception {
    rig = new ArchiveRig(database, ArchiveSettings.usual());
    job = rig.tweet(TWEET);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  private Snapshot snapshot() throws Exception {
    return Objects.requireNonNull(rig.snapshot(TWEET), "snapshot");
  }

  private JobOutcome dies() throws Exception {
    return ArchiveRig.handle(rig.worker(), job, 1);
  }

  private void assertSavedByOneCapture(long saves) throws Exception {
    rig.runToEnd(rig.worker(), job);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.SAVED);
    assertThat(rig.captures()).isEqualTo(1);
    assertThat(rig.calls("save")).isEqualTo(saves);
  }

  @Test
  void afterTheNote_itIsLookedForBeforeItIsAskedForAgain() throws Exception {
    RequestKey request = new RequestKey(TWEET, BEGIN);
    rig.database.inTransaction(
        tx -> BeginRequest.of(tx, request, ArchiveRig.url(TWEET), null, List.of()));

    assertThat(rig.work(rig.worker(), job))
        .isInstanceOfSatisfying(
            JobOutcome.Postpone.class,
            later -> assertThat(later.reason()).contains("not known", BEGIN.toString()));
    assertThat(rig.calls("save")).isZero();
    assertSavedByOneCapture(1);
    assertThat(rig.entries("save").getFirst().at()).isAfterOrEqualTo(BEGIN.plus(Schedule.UNKNOWN));
  }

  @Test
  void whileTheRequestIsAnswered_theSnapshotIsFound() throws Exception {
    rig.archive.faults().add(FaultRule.once("POST", "/save", new Fault.DropAfter()));
    rig.work(rig.worker(), job);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.ASKING);
    assertSavedByOneCapture(1);
    assertThat(snapshot().capturedAt()).isEqualTo(BEGIN.plusSeconds(15));
  }

  @Test
  void beforeTheRequestArrives_itIsAskedForAgain() throws Exception {
    rig.archive.faults().add(FaultRule.once("POST", "/save", new Fault.DropBefore()));
    rig.work(rig.worker(), job);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.ASKING);
    rig.runToEnd(rig.worker(), job);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.SAVED);
    assertThat(rig.captures()).isEqualTo(1);
  }

  @Test
  void beforeTheJobIdIsKept_theSnapshotIsFound() throws Exception {
    assertThat(dies()).isInstanceOf(JobOutcome.Postpone.class);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.ASKING);
    assertSavedByOneCapture(1);
  }

  @Test
  void beforeTheJobIdIsKept_andTheLookUpIsHoursBehind() throws Exception {
    rig.close();
    ArchiveSettings late =
        new ArchiveSettings(
            0,
            Map.of("access", "secret"),
            Duration.ofSeconds(15),
            7,
            30_000,
            5,
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(12));
    rig = new ArchiveRig(rig.database, late);
    assertThat(dies()).isInstanceOf(JobOutcome.Postpone.class);

    assertSavedByOneCapture(2);
    assertThat(rig.clock.instant())
        .as("the archive said that it has one")
        .isBefore(BEGIN.plus(Duration.ofHours(1)));
    assertThat(snapshot().capturedAt()).isEqualTo(BEGIN.plusSeconds(15));
  }

  @Test
  void afterTheJobIdIsKept_theCaptureIsFollowed() throws Exception {
    rig.work(rig.worker(), job);
    rig.clock.advance(Duration.ofSeconds(30));
    assertThat(dies()).as("it saw the snapshot").isInstanceOf(JobOutcome.Done.class);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.PENDING);
    assertSavedByOneCapture(1);
  }

  @Test
  void forHours_theArchiveHasForgottenTheJobButNotTheSnapshot() throws Exception {
    rig.work(rig.worker(), job);
    rig.clock.advance(Duration.ofHours(3));
    assertThat(rig.work(rig.worker(), job)).isInstanceOf(JobOutcome.Done.class);
    assertThat(rig.calls("status")).as("it would be pending for ever").isZero();
    assertSavedByOneCapture(1);
  }

  @Test
  void afterASnapshotWasReused_itIsReusedAgain() throws Exception {
    rig.runToEnd(rig.worker(), job);
    rig.execute("delete from snapshot");
    rig.clock.advance(Duration.ofHours(1));
    assertThat(dies()).isInstanceOf(JobOutcome.Done.class);
    assertThat(rig.snapshot(TWEET)).isNull();
    rig.runToEnd(rig.worker(), job);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.REUSED);
  }

  @Test
  void workerThatWasOvertaken_changesNothingAnyMore() throws Exception {
    RequestKey first = new RequestKey(TWEET, BEGIN);
    RequestKey second = new RequestKey(TWEET, BEGIN.plus(Duration.ofMinutes(31)));
    String url = ArchiveRig.url(TWEET);
    assertThat(begin(first, null)).isTrue();
    assertThat(begin(second, null)).as("it knew nothing of the first").isFalse();
    assertThat(begin(second, BEGIN)).isTrue();
    Snapshot before = snapshot();

    rig.database.inTransaction(tx -> {
      AwaitCapture.of(tx, first, "spn2-late", BEGIN);
      EndRequest.refused(tx, first, "late", BEGIN);
      EndRequest.failed(tx, first, "late", BEGIN);
      EndRequest.notTaken(tx, first, "late", BEGIN);
      new StoreSnapshot(TWEET, url, BEGIN, true, url, BEGIN).in(tx, BEGIN);
      return first;
    });
    assertThat(snapshot()).isEqualTo(before);
    assertThat(before.outcome()).isEqualTo(SnapshotOutcome.ASKING);
  }

  private boolean begin(RequestKey request, @Nullable Instant known) throws Exception {
    return rig.database.inTransaction(
        tx -> BeginRequest.of(tx, request, ArchiveRig.url(TWEET), known, List.of()));
  }
}
