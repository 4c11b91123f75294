/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import static dev.covey.worker.fetchandpersist.AdaWrites.LONG;
import static dev.covey.worker.fetchandpersist.AdaWrites.NOW;
import static dev.covey.worker.fetchandpersist.AdaWrites.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.MeterKey;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.nitter.Trouble;
import dev.covey.source.nitter.NitterSource;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a slice where its source, or our own limit, stands in the way. */
@ExtendWith(MigratedDatabase.class)
class SourceTroubleIT {
  private static AdaWrites town;
  private FetchRig rig;

  @BeforeAll
  static void startTown() {
    town = AdaWrites.start();
  }

  @AfterAll
  static void stopTown() {
    town.close();
  }

  @BeforeEach
  void open(Database database) throws SQLException {
    rig = new FetchRig(town, database);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void rateLimit_postponesWithoutAnAttempt() throws Exception {
    rig.simulator.instance("one").trouble(Trouble.RATE_LIMITED);
    JobOutcome outcome = rig.handle(rig.ada, LONG);
    rig.settle(outcome);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Postpone.class,
            postpone -> {
              assertThat(postpone.at()).isAfter(NOW);
              assertThat(postpone.reason()).contains("127.0.0.1").contains("rate limited");
            });
    rig.assertNothingStored();
  }

  @Test
  void ourOwnLimit_postponesUntilThereIsRoom() throws Exception {
    URI url = rig.simulator.instance("one").url();
    Instant until = NOW.plus(Duration.ofMinutes(10));
    MeterKey meter = new MeterKey("nitter:" + url.getHost() + ":" + url.getPort(), "request");
    rig.ledger.block(meter, until, "held back");
    JobOutcome outcome = rig.handle(rig.ada, LONG);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Postpone.class,
            postpone -> {
              assertThat(postpone.at()).isBetween(until, until.plusSeconds(10));
              assertThat(postpone.reason()).contains("held back");
            });
    rig.settle(outcome);
    rig.assertNothingStored();
  }

  @Test
  void deadInstance_isTriedAgainLater() throws Exception {
    rig.simulator.instance("one").stop();
    JobOutcome outcome = rig.handle(rig.ada, LONG);
    rig.settle(outcome);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.RetryAt.class,
            retry -> {
              assertThat(retry.at()).isAfter(NOW);
              assertThat(retry.reason()).contains("127.0.0.1");
            });
    rig.assertNothingStored();
  }

  @Test
  void instanceThatIsLeftAlone_costsTheOtherJobsNoAttempt() throws Exception {
    rig.simulator.instance("one").trouble(Trouble.RATE_LIMITED);
    NitterSource source = rig.source(rig.simulator.urls());
    assertThat(rig.handle(source, rig.ada, LONG)).isInstanceOf(JobOutcome.Postpone.class);
    for (int i = 0; i < 8; i++) {
      assertThat(rig.handle(source, rig.ada, SILENT))
          .isInstanceOfSatisfying(
              JobOutcome.Postpone.class,
              postpone -> {
                assertThat(postpone.at()).isAfterOrEqualTo(NOW.plus(Duration.ofMinutes(5)));
                assertThat(postpone.reason()).contains("left alone").contains("rate limited");
              });
    }
  }

  @Test
  void outage_costsAttemptsOnlyWhereAnInstanceWasAsked() throws Exception {
    rig.simulator.instance("one").stop();
    NitterSource source = rig.source(rig.simulator.urls());
    List<JobOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      outcomes.add(rig.handle(source, rig.ada, LONG));
    }
    assertThat(outcomes).filteredOn(JobOutcome.RetryAt.class::isInstance).hasSizeBetween(1, 3);
    assertThat(outcomes.getLast()).isInstanceOf(JobOutcome.Postpone.class);
  }

  @Test
  void workerWithoutInstances_spoilsNoJob() throws Exception {
    assertThat(rig.handle(rig.source(List.of()), rig.ada, LONG))
        .isInstanceOfSatisfying(
            JobOutcome.Postpone.class,
            postpone -> assertThat(postpone.reason()).contains("COVEY_NITTER_HOSTS"));
    rig.assertNothingStored();
  }

  @Test
  void tweetsThatProveNoRange_areStoredAndTheJobComesAgain() throws Exception {
    rig.simulator
        .instance("one")
        .trouble(FaultRule.always("*", "/*/search", Trouble.TIMELINES_EMPTY.fault()));
    JobOutcome outcome = rig.handle(rig.ada, LONG);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.RetryAt.class,
            retry -> {
              assertThat(retry.at()).isAfter(NOW);
              assertThat(retry.reason()).contains("search");
            });
    rig.settle(outcome);
    assertThat(rig.stored()).isNotEmpty();
    assertThat(rig.told()).isEqualTo(rig.stored());
    assertThat(rig.gaps(LONG)).containsExactly(LONG);
    rig.finishInPeace();
  }

  @Test
  void searchThatCannotBeTrusted_isNoSilence() throws Exception {
    rig.simulator.instance("one").trouble(Trouble.TIMELINES_EMPTY);
    JobOutcome outcome = rig.handle(rig.ada, SILENT);
    assertThat(outcome).isInstanceOf(JobOutcome.RetryAt.class);
    rig.settle(outcome);
    rig.assertNothingStored();
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"CURSOR_LOOP", "SEARCH_RATE_LIMITED", "TIMELINES_EMPTY"})
  void troubleInTheMiddle_coversOnlyWhatWasSeen(Trouble trouble) throws Exception {
    rig.simulator.instance("one").trouble(FaultRule.always("*", "**", trouble.fault()).sparing(2));
    rig.settle(rig.handle(rig.ada, LONG));

    assertThat(rig.gaps(LONG)).isNotEmpty();
    assertThat(rig.stored()).isNotEmpty();
    rig.assertNothingLost();
    rig.finishInPeace();
  }

  /** These may be made up for by searching again; if not, they must not be called covered. */
  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"SEARCH_ENDS_EARLY", "SEARCH_STRAYS"})
  void searchThatBreaksOff_losesNothing(Trouble trouble) throws Exception {
    rig.simulator.instance("one").trouble(trouble);
    rig.settle(rig.handle(rig.ada, LONG));

    assertThat(rig.stored()).isNotEmpty();
    rig.assertNothingLost();
    rig.finishInPeace();
  }

  @Test
  void profileThatWasClosedMeanwhile_isLookedAtAgainHoursLater() throws Exception {
    assertPostponed("locked", "protected", Duration.ofHours(6));
    assertPostponed("banned", "suspended", Duration.ofHours(6));
    assertPostponed("nobody_knows", "not found", Duration.ofHours(1));
    rig.assertNothingStored();
  }

  private void assertPostponed(String username, String state, Duration pause) throws Exception {
    JobOutcome outcome = rig.handle(rig.profile(username, "active"), LONG);
    rig.settle(outcome);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Postpone.class,
            postpone -> {
              assertThat(postpone.at()).isBetween(NOW.plus(pause), NOW.plus(pause).plusSeconds(10));
              assertThat(postpone.reason()).contains(state).contains("127.0.0.1");
            });
  }
}
