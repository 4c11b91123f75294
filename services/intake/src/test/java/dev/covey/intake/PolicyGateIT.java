/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.intake.policy.PolicyGate;
import dev.covey.intake.policy.RuleBook;
import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The rules of the live platform that look back at what came before. */
@ExtendWith(MigratedDatabase.class)
class PolicyGateIT {
  private Intake intake;

  @BeforeEach
  void start(Database database, @TempDir Path folder) throws Exception {
    intake = new Intake(database, folder);
    intake.addAccounts("anna", "ben");
    RuleBook live =
        database.inTransaction(
            tx -> RuleBook.read(tx.connection(), URI.create("https://api.x.com")));
    intake.gate = new PolicyGate(live);
  }

  @Test
  void secondReplyOfAnAccount_namesTheFirst() throws Exception {
    ImportReport report =
        intake.load(
            """
            anna,reply,21,Thank you,
            ben,reply,21,Many thanks,
            anna,reply,22,Thank you again,
            anna,reply,21,And once more,
            """,
            Intake.SKIP);
    assertThat(intake.problems(report)).hasSize(1);
    assertThat(intake.problems(report).getFirst())
        .contains("line 5", "line 2 replies to it already");
    assertThat(
            intake.problems(intake.load("anna,reply,22,The day after,\n", Intake.SKIP)).getFirst())
        .contains("replies to it already");
  }

  @Test
  void repostOfTheSamePostByAnother_namesTheFirst() throws Exception {
    ImportReport report =
        intake.load(
            """
            anna,retweet,21,,
            anna,retweet,22,,
            ben,retweet,21,,
            ben,retweet,23,,
            """,
            Intake.SKIP);
    assertThat(intake.problems(report)).hasSize(1);
    assertThat(intake.problems(report).getFirst())
        .contains("line 4", "account anna in line 2 reposts it");
  }

  /** Twenty-one links without a scheme, and one text that only looks like one. */
  @Test
  void linksBeyondTheirNumber_areHeld_alsoWithoutScheme() throws Exception {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 21; i++) {
      rows.append("anna,post,,News number %s at example.com/%d,%n".formatted("a".repeat(i), i));
    }
    rows.append("anna,post,,Version 1.2 is out e.g. today,\n");
    rows.append("ben,post,,See https://example.org,\n");
    ImportReport report = intake.load(rows.toString(), Intake.SKIP);
    assertThat(report.counts().added()).as(report.toString()).isEqualTo(23);
    assertThat(intake.texts("select row_number || ' ' || rule from action where rule is not null"))
        .containsExactly("21 links");
  }
}
