/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class CombiningLedgerIT {
  private static final MeterKey LIKES = new MeterKey("account:42", "like");
  private static final MeterKey APP = new MeterKey("app", "writes");
  private final SettableTime time = new SettableTime(Instant.parse("2026-11-20T10:00:00Z"));
  private final InMemoryLedgerMetrics metrics = new InMemoryLedgerMetrics();
  private Database database;
  private CombiningLedger ledger;
  private LedgerPolicies policies;

  @BeforeEach
  void start(Database database) {
    this.database = database;
    policies = new LedgerPolicies(database);
    ledger =
        CombiningLedger.start(database, LedgerClock.simulated(time), ArmAttempts.NONE, metrics);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private LedgerDecision acquire(MeterKey... gates) throws Exception {
    return ledger.acquire(new AcquireRequest(List.of(gates), "action:1#1"));
  }

  private Permit granted(MeterKey gate) throws Exception {
    return ((LedgerDecision.Granted) acquire(gate)).permits().getFirst();
  }

  private LedgerDecision.Wait waiting(MeterKey... gates) throws Exception {
    return (LedgerDecision.Wait) acquire(gates);
  }

  @Test
  void firstPermit_isGrantedAndNumbered() throws Exception {
    Permit permit = granted(LIKES);

    assertThat(permit.number()).isEqualTo(1);
    assertThat(permit.at()).isEqualTo(time.instant());
    assertThat(metrics.grants()).isEqualTo(1);
  }

  @Test
  void interval_isKept() throws Exception {
    Permit first = granted(LIKES);

    LedgerDecision.Wait wait = waiting(LIKES);
    assertThat(wait.until()).isEqualTo(first.at().plusSeconds(30));
    assertThat(wait.meter()).isEqualTo(LIKES);
    assertThat(wait.rule()).isEqualTo(new BindingRule.TooSoon(Duration.ofSeconds(30), first.at()));
    time.forward(Duration.ofSeconds(30));
    assertThat(granted(LIKES).number()).isEqualTo(2);
  }

  @Test
  void fullWindow_isKeptAndNamed() throws Exception {
    policies.set(LIKES, Policy.of(Duration.ZERO, Window.parse("3/15m")), "test");
    Permit first = granted(LIKES);
    granted(LIKES);
    granted(LIKES);

    LedgerDecision.Wait wait = waiting(LIKES);
    assertThat(wait.until()).isEqualTo(first.at().plus(Duration.ofMinutes(15)));
    assertThat(wait.rule())
        .isEqualTo(new BindingRule.WindowFull(Window.parse("3/15m"), 1, first.at()));
  }

  @Test
  void severalGates_areTakenTogetherOrNotAtAll() throws Exception {
    policies.set(APP, Policy.of(Duration.ZERO, Window.parse("2/1m")), "test");
    MeterKey other = new MeterKey("account:43", "like");
    acquire(APP, LIKES);
    acquire(APP, other);
    time.forward(Duration.ofSeconds(31));

    LedgerDecision.Wait wait = waiting(LIKES, APP);
    assertThat(wait.meter()).isEqualTo(APP);
    assertThat(granted(LIKES).number()).as("the account's meter was not touched").isEqualTo(2);
  }

  @Test
  void meterWithoutPolicy_isRefusedByName() {
    assertThatThrownBy(() -> acquire(new MeterKey("account:42", "wave")))
        .isInstanceOf(MissingPolicyException.class)
        .hasMessageContaining("account:42/wave")
        .hasMessageContaining("ledger policy set wave --subject account:*");
    assertThat(metrics.failures()).isEqualTo(1);
  }

  @Test
  void landedPermit_countsFromTheEndOfItsCallOnce() throws Exception {
    Permit permit = granted(LIKES);
    time.forward(Duration.ofSeconds(20));
    ledger.landed(List.of(permit));
    Instant end = time.instant();
    time.forward(Duration.ofSeconds(5));
    ledger.landed(List.of(permit));

    assertThat(waiting(LIKES).until()).isEqualTo(end.plusSeconds(30));
  }

  @Test
  void givenBackPermit_opensTheMeterAgain() throws Exception {
    Permit permit = granted(LIKES);

    assertThat(ledger.giveBack(List.of(permit))).isEqualTo(1);
    Permit again = granted(LIKES);
    assertThat(again.number()).isEqualTo(1);
    assertThat(again.at()).as("known apart by its time").isAfter(permit.at());
    assertThat(ledger.giveBack(List.of(permit))).as("given back already").isZero();
    assertThat(waiting(LIKES).until()).isEqualTo(again.at().plusSeconds(30));
  }

  @Test
  void giveBack_keepsWhatIsNotTheNewest() throws Exception {
    Permit first = granted(LIKES);
    time.forward(Duration.ofMinutes(1));
    Permit second = granted(LIKES);

    assertThat(ledger.giveBack(List.of(first))).isZero();
    assertThat(ledger.giveBack(List.of(first, second))).as("newest first").isEqualTo(2);
  }

  @Test
  void landedPermit_isNotGivenBack() throws Exception {
    Permit permit = granted(LIKES);
    time.forward(Duration.ofSeconds(1));
    ledger.landed(List.of(permit));

    assertThat(ledger.giveBack(List.of(permit))).isZero();
  }

  @Test
  void block_theStricterWins() throws Exception {
    Instant until = time.instant().plusSeconds(900);
    ledger.block(LIKES, until, "HTTP 429");
    ledger.block(LIKES, until.minusSeconds(60), "reset header");

    LedgerDecision.Wait wait = waiting(LIKES);
    assertThat(wait.until()).isEqualTo(until);
    assertThat(wait.rule()).isEqualTo(new BindingRule.Blocked(until, "HTTP 429"));
    assertThat(metrics.waits("like", "block")).isEqualTo(1);
    time.set(until);
    assertThat(acquire(LIKES)).isInstanceOf(LedgerDecision.Granted.class);
  }

  @Test
  void editedPolicy_bindsTheNextDecision() throws Exception {
    Permit first = granted(LIKES);
    policies.set(LIKES, Policy.of(Duration.ofMinutes(10)), "test");

    assertThat(waiting(LIKES).until()).isEqualTo(first.at().plusSeconds(600));
    assertThat(policies.remove(LIKES)).isTrue();
    assertThat(waiting(LIKES).until()).isEqualTo(first.at().plusSeconds(30));
  }

  @Test
  void clockOfTheDatabase_isReadUnderTheLock() throws Exception {
    try (CombiningLedger real =
        CombiningLedger.start(
            database, LedgerClock.ofDatabase(), ArmAttempts.NONE, LedgerMetrics.NONE)) {
      Instant before = Instant.now().minusSeconds(5);
      LedgerDecision decision = real.acquire(new AcquireRequest(List.of(LIKES), "action:1#1"));
      assertThat(((LedgerDecision.Granted) decision).permits().getFirst().at())
          .isBetween(before, Instant.now().plusSeconds(5));
    }
  }

  @Test
  void closedLedger_refuses() {
    ledger.close();

    assertThatThrownBy(() -> acquire(LIKES))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the ledger is closed");
  }
}
