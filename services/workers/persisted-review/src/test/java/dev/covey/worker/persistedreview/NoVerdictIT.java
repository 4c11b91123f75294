/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import static dev.covey.worker.persistedreview.AdasNotes.NOW;
import static dev.covey.worker.persistedreview.ReviewRig.APART;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.message.PersistedReview;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.Trouble;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must not lead to a verdict: sources that fail, and jobs that make no sense. */
@ExtendWith(MigratedDatabase.class)
class NoVerdictIT {
  private static AdasNotes town;
  private ReviewRig rig;

  @BeforeAll
  static void startTown() {
    town = AdasNotes.start();
  }

  @AfterAll
  static void stopTown() {
    town.close();
  }

  @BeforeEach
  void open(Database database) throws SQLException {
    rig = new ReviewRig(town, database);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void absenceThatOneInstanceSees_isNoVerdict() throws Exception {
    rig.simulator
        .instance("one")
        .trouble(FaultRule.always("*", "/*/status/" + rig.first, Trouble.TWEETS_NOT_FOUND.fault()));
    for (int i = 0; i < 6; i++) {
      rig.reviewAfter(APART);
    }
    assertThat(rig.verdict(rig.first)).isIn("visible", "missing_once");
    assertThat(rig.told()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {
        "TWEETS_NOT_FOUND",
        "USERS_NOT_FOUND",
        "EMPTY_BODY",
        "ANUBIS",
        "NETWORK_ERROR",
        "PARKED_DOMAIN",
        "SEARCH_RATE_LIMITED",
        "RATE_LIMITED"
      })
  void whateverIsBroken_nothingIsCalledGoneAndNothingIsParked(Trouble trouble) throws Exception {
    rig.simulator.instances().forEach(instance -> instance.trouble(trouble));
    for (int i = 0; i < 3; i++) {
      switch (rig.handle(rig.source(), rig.job())) {
        case JobOutcome.Postpone postpone -> assertThat(postpone.at()).isAfter(rig.clock.instant());
        case JobOutcome done -> rig.settle(done);
      }
      rig.clock.advance(APART);
    }
    assertThat(rig.verdicts()).isSubsetOf("visible", "source_broken");
    assertThat(rig.told()).isEmpty();
  }

  @Test
  void brokenSource_saysWhyAndComesDueSoon() throws Exception {
    rig.simulator.instances().forEach(NitterInstance::stop);
    rig.review();
    assertThat(rig.verdicts()).containsExactly("source_broken");
    assertThat(rig.texts("select distinct reason from review").getFirst()).contains("127.0.0.1");
    assertThat(rig.due(rig.first)).isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(rig.texts("select distinct seen from observation")).containsExactly("unclear");
  }

  @Test
  void whatIsNotStored_isPassedOver() throws Exception {
    assertThat(rig.handle(rig.source(), new PersistedReview(4711, List.of("1"))))
        .isEqualTo(JobOutcome.done());
    PersistedReview strange =
        new PersistedReview(rig.ada, List.of("1", "99999999999999999999", "x"));
    assertThat(rig.handle(rig.source(), strange)).isEqualTo(JobOutcome.done());
    long other = rig.profile("bela", 7);
    assertThat(
            rig.handle(rig.source(), new PersistedReview(other, List.of(Long.toString(rig.first)))))
        .isEqualTo(JobOutcome.done());
  }

  @Test
  void inactiveProfile_isNotAskedFor() throws Exception {
    rig.database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement()) {
        return statement.executeUpdate("update profile set status = 'suspended'");
      }
    });
    int asked = rig.simulator.audit().entries().size();
    assertThat(rig.handle(rig.source(), rig.job())).isEqualTo(JobOutcome.done());
    assertThat(rig.simulator.audit().entries()).hasSize(asked);
  }
}
