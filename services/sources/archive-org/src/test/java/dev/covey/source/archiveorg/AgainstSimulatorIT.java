/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.archiveorg.ArchiveOrgSimulator;
import dev.covey.simulator.archiveorg.ArchiveSettings;
import dev.covey.simulator.archiveorg.Failure;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a server that shares no code with it. */
class AgainstSimulatorIT {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final String TWEET = "https://x.com/ada/status/20";
  private static final Duration DAY = Duration.ofDays(1);

  private final ArchiveOrgSimulator archive =
      ArchiveOrgSimulator.start(ArchiveSettings.usual(), SimulatorClock.standing(NOW));
  private ArchiveOrgClient client;

  @BeforeEach
  void open() {
    client = client("secret");
  }

  @AfterEach
  void close() {
    client.close();
    archive.close();
  }

  private ArchiveOrgClient client(String secret) {
    return new ArchiveOrgClient(
        new ArchiveOrgSettings(
            archive.url(),
            archive.url(),
            new ArchiveKeys("access", secret),
            "",
            Duration.ofSeconds(10)),
        archive.clock());
  }

  private String submitted(String url) throws InterruptedException {
    return switch (client.submit(url, DAY)) {
      case CaptureOutcome.Pending(String jobId) -> jobId;
      case CaptureOutcome other -> throw new AssertionError(other.toString());
    };
  }

  @Test
  void capture_isPendingThenSavedThenAvailableThenReused() throws Exception {
    assertThat(client.available(TWEET)).isEqualTo(new Availability.None());
    String job = submitted(TWEET);
    assertThat(client.status(job, TWEET)).isEqualTo(new CaptureOutcome.Pending(job));
    assertThat(submitted(TWEET)).as("the same one is under way").isEqualTo(job);

    archive.clock().advance(Duration.ofSeconds(15));
    Capture capture =
        new Capture(
            archive.url() + "/web/20261120080015/" + TWEET, Instant.parse("2026-11-20T08:00:15Z"));
    assertThat(client.status(job, TWEET)).isEqualTo(new CaptureOutcome.Saved(capture));
    assertThat(client.available(TWEET)).isEqualTo(new Availability.None());

    archive.clock().advance(Duration.ofMinutes(10));
    assertThat(client.available(TWEET)).isEqualTo(new Availability.Found(capture));
    assertThat(client.submit(TWEET, DAY))
        .isInstanceOfSatisfying(
            CaptureOutcome.Reused.class, reused -> assertThat(reused.jobId()).isEqualTo(job));
  }

  @Test
  void limits_areBusy() throws Exception {
    for (int i = 0; i < 7; i++) {
      submitted(TWEET + i);
    }
    Trouble.Busy busy = (Trouble.Busy) client.submit(TWEET, DAY);
    assertThat(busy.whose()).isEqualTo(Trouble.Whose.ACCOUNT);
    assertThat(busy.until()).isEqualTo(NOW.plusSeconds(60));
    assertThat(client.account()).isEqualTo(new AccountStatus.Known(0, 7, 7, 30_000));

    archive.clock().advance(Duration.ofHours(2));
    archive.faults().add(FaultRule.once("POST", "/save", new Fault.Own("session-limit")));
    assertThat(client.submit(TWEET, DAY)).isInstanceOf(Trouble.Busy.class);
    for (int i = 0; i < 5; i++) {
      assertThat(client.submit(TWEET, Duration.ZERO)).isInstanceOf(CaptureOutcome.Pending.class);
      archive.clock().advance(Duration.ofHours(2));
    }
    assertThat(client.submit(TWEET, Duration.ZERO))
        .isInstanceOfSatisfying(
            Trouble.Busy.class, day -> assertThat(day.whose()).isEqualTo(Trouble.Whose.ADDRESS));
  }

  @Test
  void failures_areClassedByTheirCodes() throws Exception {
    archive.fail("/20", Failure.BLOCKED_URL, 1).fail("/20", Failure.JOB_FAILED, 1);
    String blocked = submitted(TWEET);
    String failed = submitted(TWEET);
    archive.clock().advance(Duration.ofSeconds(15));

    assertThat(client.status(blocked, TWEET)).isInstanceOf(CaptureOutcome.Refused.class);
    assertThat(client.status(failed, TWEET)).isInstanceOf(CaptureOutcome.Failed.class);
    assertThat(client.submit("nonsense", DAY)).isInstanceOf(CaptureOutcome.Refused.class);
    try (ArchiveOrgClient stranger = client("wrong")) {
      assertThat(stranger.submit(TWEET, DAY)).isInstanceOf(Trouble.Denied.class);
    }
  }

  @Test
  void faultsOnTheWay_areTold() throws Exception {
    archive.faults().add(FaultRule.once("POST", "/save", new Fault.DropAfter()));
    assertThat(client.submit(TWEET, DAY))
        .isInstanceOfSatisfying(
            Trouble.Broken.class, broken -> assertThat(broken.mayBeDone()).isTrue());
    archive.faults().add(FaultRule.once("POST", "/save", new Fault.Challenge()));
    assertThat(client.submit(TWEET, DAY)).isInstanceOf(Trouble.class);
    archive.faults().add(FaultRule.once("POST", "/save/status", new Fault.Truncated(0.5)));
    assertThat(client.status("spn2-1", TWEET)).isInstanceOf(Trouble.Busy.class);
    archive.faults().add(FaultRule.once("GET", "/wayback/available", new Fault.Status(502, false)));
    assertThat(client.available(TWEET)).isInstanceOf(Trouble.Busy.class);
  }
}
