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
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.source.archiveorg.ArchiveKeys;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a job, answer by answer. */
@ExtendWith(MigratedDatabase.class)
class ArchiveHandlerIT {
  private static final long TWEET = 1_859_300_000_000_000_001L;
  private static final Instant BEGIN = ArchiveRig.BEGIN;
  private static final ArchiveKeys KEYS = new ArchiveKeys("access", "secret");

  private ArchiveRig rig;
  private ArchiveHandler worker;
  private Archive job;

  @BeforeEach
  void open(Database database) throws Exception {
    rig = new ArchiveRig(database, ArchiveSettings.usual());
    worker = rig.worker();
    job = rig.tweet(TWEET);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  private JobOutcome.Postpone postponed() throws Exception {
    return (JobOutcome.Postpone) rig.work(worker, job);
  }

  private Snapshot snapshot() throws Exception {
    return Objects.requireNonNull(rig.snapshot(TWEET), "snapshot");
  }

  private @Nullable String reason() throws Exception {
    return rig.text("select reason from snapshot");
  }

  private void advance(Duration step) {
    rig.clock.advance(step);
  }

  @Test
  void tweet_isSavedWithoutWaitingInPlace() throws Exception {
    JobOutcome.Postpone asked = postponed();
    assertThat(asked.at()).isEqualTo(BEGIN.plusSeconds(30));
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.PENDING);
    assertThat(snapshot().jobId()).startsWith("spn2-");
    assertThat(snapshot().requestedAt()).isEqualTo(BEGIN);

    rig.clock.set(asked.at());
    assertThat(rig.work(worker, job)).isInstanceOf(JobOutcome.Done.class);
    assertThat(snapshot())
        .isEqualTo(
            new Snapshot(
                SnapshotOutcome.SAVED,
                null,
                BEGIN,
                List.of(BEGIN),
                rig.archive.url() + "/web/20261120080015/" + ArchiveRig.url(TWEET),
                BEGIN.plusSeconds(15)));
    assertThat(rig.archive.audit().entries())
        .extracting(entry -> String.valueOf(entry.kind()))
        .containsExactly("available", "save", "status");
  }

  @Test
  void captureThatTakesLong_isAskedForMoreRarely() throws Exception {
    rig.close();
    rig =
        new ArchiveRig(
            rig.database, ArchiveSettings.usual().withCaptureTime(Duration.ofMinutes(20)));
    worker = rig.worker();
    rig.runToEnd(worker, job);

    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.SAVED);
    assertThat(rig.calls("status")).isBetween(8L, 16L);
    assertThat(rig.calls("save")).isEqualTo(1);
  }

  @Test
  void freshSnapshotOfSomebodyElse_isTakenForItsOwn() throws Exception {
    rig.runToEnd(worker, rig.tweet(7));
    rig.execute("delete from snapshot");
    rig.archive.audit().clear();
    advance(Duration.ofDays(29));

    assertThat(rig.work(worker, rig.tweet(8))).isInstanceOf(JobOutcome.Postpone.class);
    Archive same = new Archive(Long.toString(TWEET), ArchiveRig.url(7));
    assertThat(rig.work(worker, same)).isInstanceOf(JobOutcome.Done.class);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.REUSED);
    assertThat(snapshot().capturedAt()).isEqualTo(BEGIN.plusSeconds(15));
    assertThat(snapshot().requestedAt()).isNull();
    assertThat(rig.calls("save")).as("only of the other one").isEqualTo(1);
  }

  @Test
  void snapshotThatIsTooOld_isMadeAnewAndKeptUntilThen() throws Exception {
    rig.runToEnd(worker, job);
    Instant first = Objects.requireNonNull(snapshot().capturedAt());
    advance(Duration.ofDays(31));

    assertThat(rig.work(worker, job)).isInstanceOf(JobOutcome.Postpone.class);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.PENDING);
    assertThat(snapshot().capturedAt()).isEqualTo(first);
    rig.runToEnd(worker, job);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.SAVED);
    assertThat(snapshot().capturedAt()).isAfter(first.plus(ArchiveRig.REUSE));
  }

  @Test
  void savedTweet_isNotAskedForAgain() throws Exception {
    rig.runToEnd(worker, job);
    rig.archive.audit().clear();
    assertThat(rig.work(worker, job)).isInstanceOf(JobOutcome.Done.class);
    assertThat(rig.archive.audit().entries()).isEmpty();
  }

  @Test
  void captureUnderWay_isJoined() throws Exception {
    rig.work(worker, rig.tweet(7));
    Archive same = new Archive(Long.toString(TWEET), ArchiveRig.url(7));
    rig.runToEnd(worker, same);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.SAVED);
    assertThat(rig.captures()).isEqualTo(1);
  }

  @Test
  void permanentError_isDoneWithItsReason() throws Exception {
    rig.archive.fail("/status/", Failure.BLOCKED_URL, -1);
    rig.runToEnd(worker, job);

    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.REFUSED);
    assertThat(reason())
        .isEqualTo("blocked-url: This URL is in the Save Page Now service block list.");
    assertThat(rig.calls("save")).isEqualTo(1);
  }

  @Test
  void refusalAtOnce_isDoneWithItsReason() throws Exception {
    Archive nowhere = new Archive(Long.toString(TWEET), "https://nodots/page");
    assertThat(rig.work(worker, nowhere)).isInstanceOf(JobOutcome.Done.class);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.REFUSED);
    assertThat(reason()).isEqualTo("invalid-url-syntax: URL syntax is not valid.");
  }

  @Test
  void transientError_isTriedAgainAndCounts() throws Exception {
    rig.archive.fail("/status/", Failure.JOB_FAILED, 2);
    rig.work(worker, job);
    advance(Duration.ofSeconds(30));

    JobOutcome failed = rig.work(worker, job);
    assertThat(failed)
        .isInstanceOfSatisfying(
            JobOutcome.RetryAt.class,
            retry -> {
              assertThat(retry.at()).isEqualTo(rig.clock.instant().plus(Duration.ofMinutes(5)));
              assertThat(retry.reason()).startsWith("job-failed: ");
            });
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.FAILED);
    assertThat(reason()).startsWith("job-failed: ");

    rig.runToEnd(worker, job);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.SAVED);
    assertThat(reason()).isNull();
    assertThat(rig.calls("save")).isEqualTo(3);
  }

  @Test
  void sameAddress_isAskedForFiveTimesInADayAtMost() throws Exception {
    rig.archive.fail("/status/", Failure.JOB_FAILED, 7);
    rig.runToEnd(worker, job);

    List<Instant> asked = rig.entries("save").stream().map(entry -> entry.at()).toList();
    assertThat(asked).hasSize(8);
    for (int i = 5; i < asked.size(); i++) {
      assertThat(asked.get(i)).isAfterOrEqualTo(asked.get(i - 5).plus(Duration.ofDays(1)));
    }
    assertThat(snapshot().requests()).hasSizeLessThanOrEqualTo(5);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.SAVED);
  }

  @Test
  void sessionLimitInWordsOnly_stopsEveryWorkerForAMinute() throws Exception {
    rig.archive.faults().add(FaultRule.once("POST", "/save", new Fault.Own("session-limit")));
    JobOutcome.Postpone busy = postponed();
    assertThat(busy.at()).isEqualTo(BEGIN.plusSeconds(60));
    assertThat(busy.reason()).contains("limit of active Save Page Now sessions");
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.FAILED);
    assertThat(snapshot().requests()).as("it counts for nothing").isEmpty();

    JobOutcome other = rig.work(rig.worker(), rig.tweet(7));
    assertThat(other)
        .isInstanceOfSatisfying(
            JobOutcome.Postpone.class,
            later -> assertThat(later.reason()).startsWith("archive.org/capture: blocked: "));
    assertThat(rig.calls("save")).isEqualTo(1);
    rig.runToEnd(worker, job);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.SAVED);
  }

  @Test
  void tooManyRequests_stopEveryWorkerForAsLongAsIsSaid() throws Exception {
    rig.archive
        .faults()
        .add(FaultRule.once("POST", "/save", new Fault.RateLimited(Duration.ofMinutes(4))));
    assertThat(postponed().at()).isEqualTo(BEGIN.plus(Duration.ofMinutes(4)));
    advance(Duration.ofMinutes(3));
    assertThat(postponed().reason()).startsWith("archive.org/capture: blocked: ");
    assertThat(rig.calls("save")).isLessThanOrEqualTo(1);
  }

  @Test
  void addressThatHadItsShare_waitsForTomorrowWhileOthersGoOn() throws Exception {
    rig.close();
    rig = new ArchiveRig(rig.database, ArchiveSettings.usual().withLimits(7, 100, 1));
    worker = rig.worker();
    worker = rig.worker(KEYS, Duration.ofHours(1));
    rig.runToEnd(worker, job);
    advance(Duration.ofMinutes(90));

    assertThat(postponed().at()).isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
    assertThat(reason()).startsWith("too-many-daily-captures: ");
    assertThat(snapshot().capturedAt()).as("the earlier one").isEqualTo(BEGIN.plusSeconds(15));
    rig.runToEnd(worker, rig.tweet(7));
    assertThat(rig.calls("save")).isEqualTo(3);
    assertThat(rig.clock.instant()).isBefore(BEGIN.plus(Duration.ofHours(2)));
  }

  @Test
  void wrongKeys_areNotTriedOverAndOver() throws Exception {
    ArchiveHandler stranger = rig.worker(new ArchiveKeys("access", "topsecret"), ArchiveRig.REUSE);
    for (int i = 0; i < 3; i++) {
      assertThat(rig.work(stranger, job))
          .isInstanceOfSatisfying(
              JobOutcome.Postpone.class,
              later -> {
                assertThat(later.at()).isAfterOrEqualTo(BEGIN.plus(Duration.ofMinutes(15)));
                assertThat(later.reason()).contains("answered 401").doesNotContain("topsecret");
              });
    }
    assertThat(rig.calls("save")).isEqualTo(1);
  }

  @Test
  void withoutKeys_itWaitsAndSaysWhy() throws Exception {
    assertThat(rig.work(rig.worker(null, ArchiveRig.REUSE), job))
        .isInstanceOfSatisfying(
            JobOutcome.Postpone.class,
            later -> assertThat(later.reason()).contains("COVEY_ARCHIVE_ACCESS_KEY"));
    assertThat(rig.archive.audit().entries()).isEmpty();
  }

  @Test
  void archiveThatIsAway_costsNoAttempt() throws Exception {
    FaultRule away = FaultRule.always("*", "**", new Fault.Status(503, false));
    rig.archive.faults().add(away);
    assertThat(postponed().at()).isEqualTo(BEGIN.plusSeconds(60));
    assertThat(postponed().reason()).startsWith("archive.org/lookup: blocked: ");
    rig.archive.faults().clear();
    rig.work(rig.worker(), rig.tweet(7));
    advance(Duration.ofMinutes(2));
    rig.work(worker, job);
    rig.archive.faults().add(away);
    advance(Duration.ofMinutes(2));
    assertThat(postponed().reason()).contains("503");
    rig.archive.faults().clear();
    rig.runToEnd(worker, job);
    assertThat(snapshot().outcome()).isEqualTo(SnapshotOutcome.SAVED);
  }

  @Test
  void nonsense_isTriedAgainAndCounts() throws Exception {
    rig.archive
        .faults()
        .add(FaultRule.once("GET", "/wayback/available", new Fault.Status(404, false)));
    assertThat(rig.work(worker, job)).isInstanceOf(JobOutcome.RetryAt.class);
    assertThat(rig.calls("save")).isZero();
  }

  @Test
  void whatIsNotWanted_isDoneWithoutACall() throws Exception {
    assertThat(rig.work(worker, new Archive("99", "https://x.com/a/status/99")))
        .isInstanceOf(JobOutcome.Done.class);
    rig.execute("update profile set archive = false");
    assertThat(rig.work(worker, job)).isInstanceOf(JobOutcome.Done.class);
    assertThat(rig.archive.audit().entries()).isEmpty();
  }

  @Test
  void badJob_isParked() throws Exception {
    for (Archive bad :
        List.of(
            new Archive("twenty", ArchiveRig.url(1)),
            new Archive("-1", ArchiveRig.url(1)),
            new Archive("99999999999999999999", ArchiveRig.url(1)),
            new Archive("1", "file:///etc/passwd"),
            new Archive("1", "https://user:password@x.com/"),
            new Archive("1", "no address"),
            new Archive("1", "https://x.com/" + "a".repeat(2_000)))) {
      assertThat(rig.work(worker, bad)).as(bad.toString()).isInstanceOf(JobOutcome.Park.class);
    }
  }
}
