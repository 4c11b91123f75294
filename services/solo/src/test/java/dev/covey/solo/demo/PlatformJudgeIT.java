/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.schema.SchemaMigrator;
import dev.covey.simulator.kit.audit.CheckReport;
import dev.covey.simulator.x.SandboxAccount;
import dev.covey.simulator.x.XSimulator;
import dev.covey.testing.PostgresExtension;
import dev.covey.testing.TestSchema;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PlatformJudgeIT {
  private static final List<String> KINDS =
      List.of(
          "like",
          "unlike",
          "retweet",
          "unretweet",
          "reply",
          "quote",
          "post",
          "dm",
          "delete",
          "hide",
          "unhide");

  private final XSimulator x = XSimulator.builder().start();
  private final SandboxAccount account = x.createAccounts(1).getFirst();
  private Database database;

  @BeforeEach
  void migrate(TestSchema schema) throws Exception {
    DatabaseAccess access =
        new DatabaseAccess(schema.url(), schema.user(), schema.password(), schema.schema(), 1);
    new SchemaMigrator(access).migrate();
    database = new Database(access, "test");
    run(
        "insert into account (account_no, x_user_id, credentials, created_at, updated_at)"
            + " values ('a', "
            + account.userId()
            + ", '', now(), now())");
  }

  @AfterEach
  void close() {
    database.close();
    x.close();
  }

  @Test
  void completedAction_thatXNeverSawIsMissingWhateverItsKind() throws Exception {
    for (String kind : KINDS) {
      action(kind, "completed");
    }

    CheckReport report = PlatformJudge.actions(x, database);

    assertThat(report.missing()).isEqualTo(KINDS.size());
    assertThat(report.clean()).isFalse();
  }

  @Test
  void effectOfAnActionThatFailed_wasNotAskedFor() throws Exception {
    post();
    action("post", "failed");

    assertThat(PlatformJudge.actions(x, database).unexpected()).isEqualTo(1);
  }

  @Test
  void unknownAction_mayHaveTakenEffectAndMayNot() throws Exception {
    action("post", "unknown");
    assertThat(PlatformJudge.actions(x, database).clean()).isTrue();

    post();
    assertThat(PlatformJudge.actions(x, database).clean()).isTrue();
    assertThat(PlatformJudge.byKind(x, database).get("post")).isEqualTo(new KindCount(1, 0, 1));
  }

  @Test
  void twoPostsOfTheSameKind_soCloseTogetherPassALimit() throws Exception {
    action("post", "completed");
    post();
    post();

    assertThat(PlatformJudge.actions(x, database).limitViolations()).isEqualTo(1);
  }

  private void post() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(x.url().resolve("/2/tweets"))
            .header("Authorization", "Bearer " + account.oauth2AccessToken())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"Good  morning\"}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(request, HttpResponse.BodyHandlers.discarding());
    }
  }

  private void action(String kind, String status) throws SQLException {
    run(
        "insert into action (account_no, kind, target, text_content, status, created_at)"
            + " values ('a', '%s', 7, 'Good  morning', '%s', now())".formatted(kind, status));
  }

  private void run(String sql) throws SQLException {
    database.inTransaction(transaction -> {
      try (var statement = transaction.connection().createStatement()) {
        return statement.executeUpdate(sql);
      }
    });
  }
}
