/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import static dev.covey.worker.persistedreview.AdasNotes.MADE;
import static dev.covey.worker.persistedreview.ReviewRig.APART;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is closed, or no longer who he was, hides his tweets; that deletes none. */
@ExtendWith(MigratedDatabase.class)
class AuthorStateIT {
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

  @ParameterizedTest
  @EnumSource(
      value = UserState.class,
      names = {"SUSPENDED", "DEACTIVATED"})
  void closedAuthor_deletesNothing(UserState state) throws Exception {
    rig.delete(rig.first);
    rig.review();
    rig.change(user -> user.toBuilder().state(state).build());
    rig.reviewAfter(APART);
    rig.reviewAfter(APART);
    assertThat(rig.told()).isEmpty();
    assertThat(rig.verdict(rig.tweets.get(1).id()))
        .isEqualTo(state == UserState.SUSPENDED ? "suspended_author" : "visible");
    assertThat(rig.due(rig.first)).isAfter(rig.clock.instant());

    rig.change(user -> user.toBuilder().state(UserState.ACTIVE).build());
    rig.reviewAfter(APART);
    assertThat(rig.verdict(rig.tweets.get(1).id())).isEqualTo("visible");
  }

  @Test
  void lockedAuthor_deletesNothing() throws Exception {
    rig.change(user -> user.toBuilder().isProtected(true).build());
    rig.review();
    rig.reviewAfter(APART);
    assertThat(rig.verdicts()).containsExactly("protected_author");
    assertThat(rig.told()).isEmpty();
  }

  @Test
  void absenceBeforeItsAuthorWasLocked_isNoProofAfterwards() throws Exception {
    rig.delete(rig.first);
    rig.review("one");
    assertThat(rig.verdict(rig.first)).isEqualTo("missing_once");
    rig.change(user -> user.toBuilder().isProtected(true).build());
    rig.reviewAfter(APART);
    rig.change(user -> user.toBuilder().isProtected(false).build());

    rig.reviewAfter(APART, "two");
    assertThat(rig.verdict(rig.first)).isEqualTo("missing_once");
    assertThat(rig.told()).isEmpty();
    rig.reviewAfter(APART, "one");
    assertThat(rig.told()).containsExactly("TweetDeleted " + rig.first);
  }

  @Test
  void nameThatAnotherHasTaken_deletesNothing() throws Exception {
    rig.change(user -> user.toBuilder().username("ada_b").build());
    rig.simulator.upstream().put(WorldUser.builder(999, "ada", MADE).build());
    rig.tweets.forEach(tweet -> rig.delete(tweet.id()));
    rig.review();
    rig.reviewAfter(APART);
    assertThat(rig.verdicts()).containsExactly("visible");
    assertThat(rig.told()).isEmpty();
    assertThat(rig.texts("select distinct reason from review").getFirst()).contains("not found");
  }
}
