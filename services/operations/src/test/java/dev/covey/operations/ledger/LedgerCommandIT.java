/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.cli.CommandFailures;
import dev.covey.model.action.StopApp;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.ledger.LedgerPolicies;
import dev.covey.model.ledger.MeterKey;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
class LedgerCommandIT {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private Instant now = START;
  private Database database;
  private CombiningLedger ledger;

  @BeforeEach
  void start(Database database) {
    this.database = database;
    ledger = CombiningLedger.start(database, clock(), ArmAttempts.NONE, LedgerMetrics.NONE);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private LedgerClock clock() {
    return LedgerClock.simulated(() -> now);
  }

  private void like(String account, int action) throws Exception {
    ledger.acquire(
        new AcquireRequest(
            List.of(new MeterKey(account, "like"), new MeterKey("app", "writes")),
            "action:" + action + "#1"));
  }

  /** Three likes of a limit of three, a minute apart. */
  private void fill() throws Exception {
    assertThat(
            run(
                "policy set like --subject account:42 --window 3/15m --window 50/1h --interval 30s"))
        .isZero();
    for (int action = 1; action <= 3; action++) {
      like("account:42", action);
      now = now.plus(Duration.ofMinutes(1));
    }
    out.getBuffer().setLength(0);
  }

  private int run(String arguments) {
    LedgerAccess access =
        new LedgerAccess() {
          @Override
          public Database database() {
            return database;
          }

          @Override
          public LedgerClock clock() {
            return LedgerCommandIT.this.clock();
          }
        };
    CommandLine command = LedgerCommand.tree(access);
    command.setExecutionExceptionHandler(new CommandFailures());
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(errors));
    return command.execute(arguments.split(" "));
  }

  @Test
  void why_saysWhichRuleBindsUntilWhenAndWhatUsedIt() throws Exception {
    fill();

    assertThat(run("why account:42 like")).isZero();
    assertThat(out.toString())
        .contains("account:42 like may act in 12m 0s, at 2026-11-20T10:15:00Z")
        .contains("because 3 per 15m are used; permit 1 of 2026-11-20T10:00:00Z must leave")
        .contains("policy of account:42, set by ")
        .containsPattern("3/15m +3 of 3 +2026-11-20T10:15:00Z")
        .containsPattern("50/1h +3 of 50 +2026-11-20T11:00:00Z")
        .containsPattern("1 +2026-11-20T10:00:00Z +action:1#1")
        .containsPattern("3 +2026-11-20T10:02:00Z +action:3#1");
  }

  @Test
  void why_openMeterMayActNow() throws Exception {
    like("account:7", 1);
    now = now.plus(Duration.ofDays(2));

    assertThat(run("why account:7 like")).isZero();
    assertThat(out.toString())
        .contains("account:7 like may act now")
        .contains("policy of account:*, set by covey")
        .contains("no permit counts any more")
        .doesNotContain("because");
  }

  @Test
  void why_namesTheReasonOfABlock() throws Exception {
    like("account:7", 1);
    ledger.block(new MeterKey("account:7", "like"), START.plusSeconds(90_000), "HTTP 429");

    assertThat(run("why account:7 like")).isZero();
    assertThat(out.toString()).contains("in 25h 0m").contains("because blocked: HTTP 429");
  }

  @Test
  void why_asJson() throws Exception {
    fill();

    assertThat(run("why account:42 like --json")).isZero();
    JsonNode report = JsonMapper.shared().readTree(out.toString());
    assertThat(report.get("open").asBoolean()).isFalse();
    assertThat(report.get("opensAt").asString()).isEqualTo("2026-11-20T10:15:00Z");
    assertThat(report.get("rule").get("name").asString()).isEqualTo("window");
    assertThat(report.get("windows").get(0).get("used").asInt()).isEqualTo(3);
    assertThat(report.get("recent").get(2).get("usedBy").asString()).isEqualTo("action:3#1");
    assertThat(report.get("policy").get("minimumInterval").asString()).isEqualTo("30s");
  }

  @Test
  void show_hasALineForEachKind() throws Exception {
    fill();

    assertThat(run("show account:42")).isZero();
    assertThat(out.toString())
        .contains("account:42 at 2026-11-20T10:03:00Z")
        .containsPattern("like +in 12m 0s, at \\S+ +3 of 3/15m, 3 of 50/1h +3 +account:42")
        .containsPattern("post +now +0 of 10/15m, 0 of 20/1h, 0 of 200/1d +0 +account:\\*");
    out.getBuffer().setLength(0);
    assertThat(run("show app --json")).isZero();
    JsonNode reports = JsonMapper.shared().readTree(out.toString());
    assertThat(reports.valueStream())
        .filteredOn(report -> report.get("kind").asString().equals("writes"))
        .extracting(report -> report.get("permits").asLong())
        .containsExactly(3L);
  }

  @Test
  void unknownSubject_isSaidAndTheNearOneNamed() throws Exception {
    like("account:42", 1);

    assertThat(run("show acount:42")).isEqualTo(2);
    assertThat(run("why 42 like")).isEqualTo(2);
    assertThat(run("show nitter:far.away.example")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("has never heard of acount:42; did you mean account:42?")
        .contains("has never heard of 42; did you mean account:42?")
        .contains("has never heard of nitter:far.away.example; it knows, for example, account:42")
        .doesNotContain("Exception");
  }

  @Test
  void unknownKind_isSaidAndTheOthersNamed() throws Exception {
    like("account:42", 1);

    assertThat(run("why account:42 likes")).isEqualTo(2);
    assertThat(errors.toString())
        .containsPattern("account:42 has no kind likes; it has .*like, .*me, .*reply, retweet");
  }

  @Test
  void policySet_misspeltSubjectOrKindIsRefused() throws Exception {
    assertThat(run("policy set lik --subject account:42 --window 5/1h")).isEqualTo(2);
    assertThat(run("policy set like --subject acount:42 --window 5/1h")).isEqualTo(2);
    assertThat(run("policy set like --subject nitter:* --window 5/1h")).isEqualTo(2);
    assertThat(errors.toString())
        .containsPattern(
            "account:42 has no kind lik, only .*like, .*retweet.*; did you mean like\\?")
        .contains(
            "nothing is limited for subjects like acount:42, only for account, app, archive.org, nitter;")
        .contains("did you mean account:42?")
        .contains("nitter:* has no kind like, only request")
        .doesNotContain("Exception");
    assertThat(new LedgerPolicies(database).list()).noneMatch(p -> p.editedBy().equals("test"));

    assertThat(run("policy set wave --subject moon:* --window 5/1h --new")).isZero();
    assertThat(out.toString()).contains("wave of moon:*: 5/1h");
  }

  @Test
  void kindWithoutLimits_saysHowToSetThem() throws Exception {
    like("account:7", 1);
    ledger.block(new MeterKey("account:7", "wave"), START.plusSeconds(60), "HTTP 429");

    assertThat(run("show account:7")).isEqualTo(1);
    assertThat(errors.toString())
        .contains("no policy covers account:7/wave")
        .contains("ledger policy set wave --subject account:* --window COUNT/SPAN --new")
        .doesNotContain("Exception");
    assertThat(run("policy set wave --subject account:* --window 1/1h --new")).isZero();
    assertThat(run("show account:7")).isZero();
  }

  @Test
  void unblock_liftsABlockAndWakesTheLanesThatWaitForIt() throws Exception {
    like("account:7", 1);
    now = now.plus(Duration.ofHours(1));
    ledger.block(new MeterKey("account:7", "like"), now.plusSeconds(9_000), "HTTP 429");
    lanes();

    assertThat(run("unblock account:7 like")).isZero();
    assertThat(out.toString())
        .contains("account:7 like was blocked until 2026-11-20T13:30:00Z: HTTP 429")
        .contains("lanes that ask again now: 1");
    out.getBuffer().setLength(0);
    assertThat(run("why account:7 like")).isZero();
    assertThat(out.toString()).contains("account:7 like may act now");
    assertThat(sleepingLanes()).isEqualTo("7 retweet, 8 like");

    out.getBuffer().setLength(0);
    assertThat(run("unblock account:7 like")).isZero();
    assertThat(out.toString()).contains("account:7 like was not blocked");
    assertThat(run("unblock acount:7 like")).isEqualTo(2);
    assertThat(errors.toString()).contains("did you mean account:7?");
  }

  @Test
  void unblock_liftsAStopOfTheApp() throws Exception {
    lanes();
    database.inTransaction(tx -> {
      new StopApp().run(tx.connection(), now.plusSeconds(9_000), "no credits");
      return tx;
    });

    assertThat(run("unblock app writes")).isZero();
    assertThat(out.toString())
        .contains("app writes was blocked until 2026-11-20T12:30:00Z: no credits")
        .contains("lanes that ask again now: 3");
    assertThat(sleepingLanes()).isNull();
  }

  /** Three lanes that sleep until a moment that never comes. */
  private void lanes() throws SQLException {
    database.inTransaction(tx -> {
      try (Statement statement = tx.connection().createStatement()) {
        statement.execute(
            """
            insert into account (account_no, credentials, created_at, updated_at)
            values ('7', '\\x00', now(), now()), ('8', '\\x00', now(), now());
            insert into lane (account_no, kind, state, opens_at, reason)
            values ('7', 'like', 'open', '2126-11-20T10:00:00Z', 'HTTP 429'),
              ('7', 'retweet', 'open', '2126-11-20T10:00:00Z', 'other'),
              ('8', 'like', 'open', '2126-11-20T10:00:00Z', 'other');
            """);
      }
      return tx;
    });
  }

  private @Nullable String sleepingLanes() throws SQLException {
    return database.inTransaction(tx -> {
      try (Statement statement = tx.connection().createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select string_agg(account_no || ' ' || kind, ', ' order by account_no, kind)"
                      + " from lane where opens_at > '2100-01-01'")) {
        row.next();
        return row.getString(1);
      }
    });
  }

  @Test
  void policySet_replacesTheLimitsOfTheClass() {
    assertThat(run("policy set like --window 5/10m")).isZero();
    assertThat(out.toString())
        .contains("like of account:*: 5/10m")
        .contains("before: 30/15m 50/1h 500/1d, 30s apart");
    out.getBuffer().setLength(0);
    assertThat(run("policy list")).isZero();
    assertThat(out.toString())
        .containsPattern("like +account:\\* +5/10m +\\S+ +20")
        .containsPattern("request +nitter:\\* +60/1m, 500ms apart +covey")
        .containsPattern("writes +app +10000/1d");
  }

  @Test
  void policyRemove_bringsTheLimitsOfTheClassBack() {
    assertThat(run("policy set like --subject account:42 --interval 5m")).isZero();
    assertThat(out.toString()).contains("it had no limits of its own");

    assertThat(run("policy remove like --subject account:42")).isZero();
    assertThat(run("policy remove like --subject account:42")).isEqualTo(2);
    assertThat(run("policy remove like --subject account:*")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("account:42 has no limits of its own for like")
        .contains("set other ones instead");
  }

  @Test
  void wrongLimits_areUsageErrorsThatSayWhatIsRight() {
    assertThat(run("policy set like")).isEqualTo(2);
    assertThat(run("policy set like --window 30")).isEqualTo(2);
    assertThat(run("policy set like --window 0/1h")).isEqualTo(2);
    assertThat(run("policy set like --interval soon")).isEqualTo(2);
    assertThat(run("policy set lik --window 1/1h")).isEqualTo(2);
    assertThat(run("policy set like --subject 42 --window 1/1h")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("give at least one --window or an --interval")
        .contains("'30' is not a window: write a count and a time span, such as 30/15m")
        .contains("count must be at least 1 but is 0")
        .contains(
            "'soon' is not a time span: write a number and ms, s, m, h or d, such as 15m or 1h30m")
        .contains("did you mean like?")
        .contains("'42' is not a subject: write one like account:42, account:* or app")
        .doesNotContain("Exception");
  }
}
