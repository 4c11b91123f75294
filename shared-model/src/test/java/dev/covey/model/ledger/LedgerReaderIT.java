/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.model.ledger.MeterReport.UsedPermit;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class LedgerReaderIT {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final MeterKey LIKES = new MeterKey("account:42", "like");
  private static final MeterKey APP = new MeterKey("app", "writes");
  private final SettableTime time = new SettableTime(START);
  private CombiningLedger ledger;
  private LedgerPolicies policies;
  private LedgerReader reader;

  @BeforeEach
  void start(Database database) throws Exception {
    LedgerClock clock = LedgerClock.simulated(time);
    ledger = CombiningLedger.start(database, clock, ArmAttempts.NONE, LedgerMetrics.NONE);
    policies = new LedgerPolicies(database);
    reader = new LedgerReader(database, clock);
    policies.set(
        LIKES,
        Policy.of(Duration.ofSeconds(30), Window.parse("3/15m"), Window.parse("5/1h")),
        "ada");
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private LedgerDecision like(int action) throws Exception {
    return ledger.acquire(new AcquireRequest(List.of(LIKES, APP), "action:" + action + "#1"));
  }

  @Test
  void newMeter_mayActNow() throws Exception {
    MeterReport report = reader.explain(LIKES);

    assertThat(report.opensAt()).isNull();
    assertThat(report.rule()).isNull();
    assertThat(report.permits()).isZero();
    assertThat(report.policy().editedBy()).isEqualTo("ada");
  }

  @Test
  void fullWindow_isNamedWithWhatUsedIt() throws Exception {
    for (int action = 1; action <= 3; action++) {
      assertThat(like(action)).isInstanceOf(LedgerDecision.Granted.class);
      time.forward(Duration.ofMinutes(1));
    }

    MeterReport report = reader.explain(LIKES);
    assertThat(report.opensAt()).isEqualTo(START.plus(Duration.ofMinutes(15)));
    assertThat(report.rule())
        .isEqualTo(new BindingRule.WindowFull(Window.parse("3/15m"), 1, START));
    assertThat(report.within(Window.parse("3/15m")))
        .extracting(UsedPermit::usedBy)
        .containsExactly("action:1#1", "action:2#1", "action:3#1");
    LedgerDecision.Wait wait = (LedgerDecision.Wait) like(4);
    assertThat(wait.until()).as("as the ledger itself says").isEqualTo(report.opensAt());
    assertThat(wait.rule()).isEqualTo(report.rule());
  }

  @Test
  void permitsOutsideEveryWindow_areNotShown() throws Exception {
    like(1);
    time.forward(Duration.ofHours(1));

    MeterReport report = reader.explain(LIKES);
    assertThat(report.recent()).isEmpty();
    assertThat(report.permits()).isEqualTo(1);
    assertThat(report.opensAt()).isNull();
  }

  @Test
  void show_hasEveryKindThatIsLimitedOrUsed() throws Exception {
    like(1);

    assertThat(reader.show("account:42"))
        .extracting(report -> report.meter().kind())
        .contains("like", "me", "post", "quote", "reply", "retweet", "dm", "posts")
        .doesNotContain("writes")
        .isSorted();
    assertThat(reader.show("app"))
        .filteredOn(report -> report.permits() > 0)
        .extracting(report -> report.meter().kind())
        .containsExactly("writes");
  }

  @Test
  void subjects_areKnownByTheirMeters() throws Exception {
    like(1);

    assertThat(reader.knows("account:42")).isTrue();
    assertThat(reader.knows("account:24")).isFalse();
    assertThat(reader.neighbours("account:24")).contains("account:42");
    assertThat(reader.neighbours("42")).contains("account:42");
  }

  @Test
  void uncoveredMeter_isRefused() {
    assertThatThrownBy(() -> reader.explain(new MeterKey("account:42", "wave")))
        .isInstanceOf(MissingPolicyException.class);
  }

  /** What is forecast is what then happens, over all gates, blocks included. */
  @Test
  void forecast_isKeptByTheLedger() throws Exception {
    policies.set(APP, Policy.of(Duration.ofSeconds(45), Window.parse("4/20m")), "ada");
    like(1);
    time.forward(Duration.ofSeconds(40));
    ledger.block(APP, START.plusSeconds(300), "HTTP 429");

    List<Instant> forecast = new ArrayList<>();
    for (int count = 1; count <= 12; count++) {
      forecast.addAll(finish(List.of(new PendingCalls(List.of(LIKES), count)), APP));
    }
    List<Instant> happened = new ArrayList<>();
    while (happened.size() < 12) {
      switch (like(2)) {
        case LedgerDecision.Granted _ -> happened.add(time.instant());
        case LedgerDecision.Wait(Instant until, _, _) -> time.set(until);
      }
    }
    assertThat(forecast).isEqualTo(happened);
  }

  @Test
  void finish_isWhenTheLastOneIsLetThrough() throws Exception {
    MeterKey retweets = new MeterKey("account:42", "retweet");
    like(1);

    assertThat(
            finish(
                List.of(
                    new PendingCalls(List.of(LIKES), 4), new PendingCalls(List.of(retweets), 0))))
        .containsExactly(START.plus(Duration.ofMinutes(15)).plusSeconds(30), START);
  }

  /** Two accounts share what the app may do: each gets every second call. */
  @Test
  void finish_countsWhatOthersTakeOfASharedLimit() throws Exception {
    MeterKey other = new MeterKey("account:43", "like");
    policies.set(other, Policy.of(Duration.ofSeconds(1)), "ada");
    policies.set(LIKES, Policy.of(Duration.ofSeconds(1)), "ada");
    policies.set(APP, Policy.of(Duration.ofSeconds(60)), "ada");

    assertThat(
            finish(
                List.of(new PendingCalls(List.of(LIKES), 3), new PendingCalls(List.of(other), 3)),
                APP))
        .containsExactly(START.plusSeconds(240), START.plusSeconds(300));
  }

  /** Two kinds of one account that share a limit of its own leave those of others alone. */
  @Test
  void forecast_takesTurnsAtALimitThatSomeLinesShare() throws Exception {
    MeterKey posts = new MeterKey("account:42", "both");
    MeterKey other = new MeterKey("account:43", "like");
    policies.set(posts, Policy.of(Duration.ofSeconds(60)), "ada");
    policies.set(LIKES, Policy.of(Duration.ofSeconds(1)), "ada");
    policies.set(other, Policy.of(Duration.ofSeconds(1)), "ada");
    PendingCalls both = new PendingCalls(List.of(LIKES, posts), 2);

    List<Outlook> outlooks =
        reader.forecast(
            List.of(both, new PendingCalls(List.of(posts), 2), new PendingCalls(List.of(other), 3)),
            List.of());
    assertThat(outlooks)
        .extracting(Outlook::first, Outlook::last)
        .containsExactly(
            tuple(START, START.plusSeconds(120)),
            tuple(START.plusSeconds(60), START.plusSeconds(180)),
            tuple(START, START.plusSeconds(2)));
    assertThat(outlooks.getFirst().meter()).isEqualTo(posts);
    assertThat(Objects.requireNonNull(outlooks.getFirst().rule()).limit())
        .isEqualTo("at least 1m apart");
  }

  private List<Instant> finish(List<PendingCalls> pending, MeterKey... shared) throws SQLException {
    return reader.forecast(pending, List.of(shared)).stream()
        .map(outlook -> Objects.requireNonNull(outlook.last()))
        .toList();
  }
}
