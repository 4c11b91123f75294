/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.action.UpsertAccount;
import dev.covey.model.action.UpsertAccount.NewAccount;
import dev.covey.model.database.Database;
import dev.covey.model.seal.KeyFile;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.x.SandboxAccount;
import dev.covey.simulator.x.XSimulator;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
class AccountsCheckIT {
  @TempDir private Path folder;
  private Database database;
  private XSimulator x;
  private SandboxAccount ada;
  private SandboxAccount bela;
  private CommandLines covey;

  @BeforeEach
  void start(Database database) throws Exception {
    this.database = database;
    x = XSimulator.builder().start();
    var people = x.createAccounts(2);
    ada = people.get(0);
    bela = people.get(1);
    covey =
        new CommandLines(
            database,
            folder,
            Map.of(
                "COVEY_X_BASE_URL", x.url().toString(),
                "COVEY_X_CLIENT_ID", ada.clientId(),
                "COVEY_X_CLIENT_SECRET", ada.clientSecret()));
  }

  @AfterEach
  void close() {
    covey.close();
    x.close();
  }

  private void add(String account, XCredentials credentials) throws Exception {
    NewAccount added =
        new NewAccount(
            account,
            null,
            null,
            SealedCredentials.seal(
                new KeyFile(folder.resolve("key")).loadOrCreate(), account, credentials));
    database.inTransaction(tx -> new UpsertAccount().run(tx.connection(), added, Instant.now()));
  }

  private XCredentials.OAuth2 tokens(SandboxAccount who, Instant end) {
    return new XCredentials.OAuth2(
        who.oauth2AccessToken(), who.oauth2RefreshToken(), end, Set.of("tweet.read"));
  }

  private static XCredentials keys(SandboxAccount who, String secret) {
    return new XCredentials.OAuth1(
        who.consumerKey(), who.consumerSecret(), who.accessToken(), secret);
  }

  @Test
  void check_renewsAndTellsOfEach() throws Exception {
    add("ada", tokens(ada, Instant.now().minusSeconds(1)));
    add("bela", keys(bela, bela.accessTokenSecret()));
    assertThat(covey.run("accounts", "check")).as(covey.err.toString()).isZero();
    assertThat(covey.out.toString())
        .containsPattern("ada +works +@" + ada.username())
        .containsPattern("bela +works +@" + bela.username());
    assertThat(covey.texts("select x_user_id from account order by account_no"))
        .containsExactly(String.valueOf(ada.userId()), String.valueOf(bela.userId()));

    add("wrong", keys(bela, "nonsense"));
    assertThat(covey.run("accounts", "check")).isEqualTo(1);
    assertThat(covey.out.toString()).containsPattern("wrong +needs authorisation");
    assertThat(covey.run("accounts", "check", "ada")).isZero();
    assertThat(covey.out.toString()).contains("ada").doesNotContain("bela", "wrong");
    assertThat(covey.run("accounts", "check", "nobody")).isEqualTo(2);
    assertThat(covey.err.toString()).contains("there is no account nobody");
  }

  @Test
  void check_tellsWhatIsDeadFromWhatIsAway() throws Exception {
    add("ada", tokens(ada, Instant.now().plus(Duration.ofHours(1))));
    x.faults().add(FaultRule.once("GET", "/2/users/me", new Fault.DropBefore()));
    assertThat(covey.run("accounts", "check")).isEqualTo(1);
    assertThat(covey.out.toString()).containsPattern("ada +can't be reached");

    x.faults().add(FaultRule.once("GET", "/2/users/me", new Fault.Status(401, false)));
    assertThat(covey.run("accounts", "check")).as("one renewal helps").isZero();
    x.faults().add(FaultRule.always("GET", "/2/users/me", new Fault.Status(401, false)));
    assertThat(covey.run("accounts", "check")).isEqualTo(1);
    assertThat(covey.out.toString()).containsPattern("ada +needs authorisation");
    assertThat(covey.texts("select state from account")).containsExactly("needs-authorisation");
  }

  /** X says until when: nobody asks again before that, neither this command nor a worker. */
  @Test
  void check_heedsTheLimitOfX() throws Exception {
    add("bela", keys(bela, bela.accessTokenSecret()));
    x.faults()
        .add(FaultRule.once("GET", "/2/users/me", new Fault.RateLimited(Duration.ofMinutes(10))));
    assertThat(covey.run("accounts", "check")).isEqualTo(1);
    assertThat(covey.out.toString()).containsPattern("bela +has to wait +- +20\\d\\d-\\S+Z +X ");
    assertThat(
            covey.texts(
                """
                select (blocked_until > now() + interval '9 minutes')::text || ' ' ||
                  (select count(*) from permit where meter_id = meter.id)
                from meter where subject = 'account:bela' and kind = 'me'
                """))
        .containsExactly("true 1");
    int asked = x.audit().entries().size();
    assertThat(covey.run("accounts", "check", "--json")).isEqualTo(1);
    assertThat(x.audit().entries()).hasSize(asked);
    JsonNode row = JsonMapper.shared().readTree(covey.out.toString());
    assertThat(row.get("state").asString()).isEqualTo("has-to-wait");
    assertThat(Instant.parse(row.get("until").asString())).isAfter(Instant.now());
    assertThat(row.get("problem").asString()).startsWith("account:bela/me: blocked: X ");
  }

  @Test
  void check_writesOneObjectForEachAccount() throws Exception {
    add("ada", tokens(ada, Instant.now().plus(Duration.ofHours(1))));
    add("wrong", keys(bela, "nonsense"));
    assertThat(covey.run("accounts", "check", "--json")).isEqualTo(1);
    List<JsonNode> rows = covey.out.toString().lines().map(JsonMapper.shared()::readTree).toList();
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().propertyNames())
        .containsExactly("account", "user", "state", "problem", "until");
    assertThat(rows.getFirst().get("user").asString()).isEqualTo(ada.username());
    assertThat(rows.getFirst().get("state").asString()).isEqualTo("works");
    assertThat(rows.getFirst().get("problem").isNull()).isTrue();
    assertThat(rows.getLast().get("account").asString()).isEqualTo("wrong");
    assertThat(rows.getLast().get("user").isNull()).isTrue();
    assertThat(rows.getLast().get("state").asString()).isEqualTo("needs-authorisation");
  }

  @Test
  void list_showsKindAndEnd() throws Exception {
    Instant end = Instant.parse("2030-01-01T00:00:00Z");
    add("ada", tokens(ada, end));
    add("bela", keys(bela, bela.accessTokenSecret()));
    assertThat(covey.run("accounts", "list")).isZero();
    assertThat(covey.out.toString())
        .containsPattern("ada +active .* oauth2 +2030-01-01T00:00:00Z")
        .containsPattern("bela +active .* oauth1 +- ")
        .doesNotContain(ada.oauth2AccessToken(), ada.oauth2RefreshToken());
    assertThat(covey.run("accounts", "list", "--json")).isZero();
    JsonNode rows = JsonMapper.shared().readTree(covey.out.toString());
    assertThat(rows.get(0).get("credentials").asString()).isEqualTo("oauth2");
    assertThat(rows.get(0).get("tokensEnd").asString()).isEqualTo(end.toString());

    Files.delete(folder.resolve("key"));
    assertThat(covey.run("accounts", "list")).isZero();
    assertThat(covey.out.toString()).containsPattern("ada +active .* closed");
  }
}
