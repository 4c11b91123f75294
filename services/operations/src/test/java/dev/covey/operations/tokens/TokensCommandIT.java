/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.cli.CommandFailures;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.config.CoveyConfig;
import dev.covey.chassis.config.Settings;
import dev.covey.model.access.FindToken;
import dev.covey.model.access.Role;
import dev.covey.model.access.TokenSecret;
import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
class TokensCommandIT {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Database database;

  @BeforeEach
  void open(Database database) {
    this.database = database;
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    DatabaseAccess access = database.access();
    Map<String, String> environment =
        Map.of(
            "COVEY_HOME", folder.toString(),
            "COVEY_DATABASE_URL", access.url(),
            "COVEY_DATABASE_USER", access.user(),
            "COVEY_DATABASE_PASSWORD", access.password(),
            "COVEY_DATABASE_SCHEMA", access.schema());
    try (Session session =
        new Session(() -> CoveyConfig.from(Settings.load(environment, folder)))) {
      CommandLine tokens = TokensCommand.tree(session);
      tokens.setExecutionExceptionHandler(new CommandFailures());
      tokens.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
      return tokens.execute(arguments);
    }
  }

  private Optional<FindToken.Holder> holder(String token) throws SQLException {
    TokenSecret secret = TokenSecret.parse(token).orElseThrow();
    return database.inTransaction(tx -> FindToken.of(tx, secret));
  }

  @Test
  void add_showsTheTokenOnceAndAlone() throws SQLException {
    assertThat(run("add", "feed reader", "--role", "viewer", "--for", "90d")).isZero();
    String token = out.toString().strip();

    assertThat(err.toString()).contains("token 1 (feed reader, viewer), until ");
    assertThat(holder(token)).contains(new FindToken.Holder(1, "feed reader", Role.VIEWER));
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("feed reader", "viewer").doesNotContain(token);
    assertThat(run("list", "--json")).isZero();
    JsonNode listed = JsonMapper.shared().readTree(out.toString()).get(0);
    assertThat(listed.get("role").asString()).isEqualTo("viewer");
    assertThat(listed.get("expiresAt").isNull()).isFalse();
    assertThat(listed.get("lastUsedAt").isNull()).isFalse();
    assertThat(out.toString()).doesNotContain(token);
  }

  @Test
  void revoke_endsItAtOnce() throws SQLException {
    run("add", "robot", "--role", "ADMIN");
    String token = out.toString().strip();
    assertThat(holder(token)).isPresent();

    assertThat(run("revoke", "1")).isZero();

    assertThat(out.toString()).contains("token 1 (robot) is revoked since");
    assertThat(holder(token)).isEmpty();
    assertThat(run("revoke", "9")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no token 9", "tokens list");
  }

  @Test
  void changes_areInTheAudit() throws SQLException {
    run("add", "robot", "--role", "admin");
    run("revoke", "1");

    List<String> rows =
        database.inTransaction(tx -> {
          List<String> found = new ArrayList<>();
          try (var statement = tx.connection().createStatement();
              var row =
                  statement.executeQuery(
                      "select concat_ws(' ', what, subject, details ->> 'name') from audit"
                          + " where who like 'command line, user %' order by id")) {
            while (row.next()) {
              found.add(row.getString(1));
            }
          }
          return found;
        });
    assertThat(rows).containsExactly("token.add token 1 robot", "token.revoke token 1 robot");
  }

  @Test
  void wrongInput_isAUsageErrorAndMakesNothing() {
    assertThat(run("add", "robot")).isEqualTo(2);
    assertThat(err.toString()).contains("--role");
    assertThat(run("add", "robot", "--role", "king")).isEqualTo(2);
    assertThat(err.toString()).contains("king").containsIgnoringCase("viewer");
    assertThat(run("add", "robot", "--role", "admin", "--for", "soon")).isEqualTo(2);
    assertThat(err.toString()).contains("'soon' is not a time span");
    for (String span : List.of("0s", "999ms", "3651d")) {
      assertThat(run("add", "robot", "--role", "admin", "--for", span)).isEqualTo(2);
      assertThat(err.toString()).contains("--for must be 1s to 3650d");
    }
    assertThat(run("add", " ", "--role", "admin")).isEqualTo(2);
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("no tokens yet");
  }
}
