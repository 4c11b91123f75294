/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import static dev.covey.model.action.ActionRows.LEASE;
import static dev.covey.model.action.ActionRows.NOW;
import static dev.covey.model.action.ActionRows.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.SelectDeadAttempts.DeadAttempt;
import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.AttemptArming;
import dev.covey.model.ledger.AttemptTakenException;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerMetrics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class AttemptsIT {
  private static final LaneKey LIKES = new LaneKey("one", ActionKind.LIKE);
  private static final Duration EXPIRED = Duration.ofMillis(-1);

  private ActionRows rows;

  @BeforeEach
  void account(Database database) throws SQLException {
    rows = new ActionRows(database);
    rows.account("one");
  }

  @Test
  void twoWorkersOnOneAction_getOneAttempt() throws SQLException {
    rows.importFile(LIKES);
    long id = rows.dispatch(NOW).getFirst().actionId();
    ActionToDo one = rows.load(id);
    ActionToDo two = rows.load(id);
    assertThat(two.fence()).isGreaterThan(one.fence());
    AttemptKey won = rows.arm(two, LEASE);
    assertThatThrownBy(() -> rows.arm(one, LEASE))
        .isInstanceOf(AttemptTakenException.class)
        .hasMessageContaining(id + "#1");
    assertThat(rows.settle(new AttemptKey(id, 1, one.fence()), completed())).isFalse();
    assertThat(rows.load(id).status()).isEqualTo(ActionStatus.RUNNING);
    assertThat(rows.settle(won, completed())).isTrue();
    assertThat(rows.load(id).status()).isEqualTo(ActionStatus.COMPLETED);
  }

  @Test
  void workerThatWasSlower_isToldSoByTheLedgerAndTakesNoPermit(Database database) throws Exception {
    rows.importFile(LIKES);
    ActionToDo action = rows.load(rows.dispatch(NOW).getFirst().actionId());
    try (CombiningLedger ledger =
        CombiningLedger.start(
            database, LedgerClock.ofDatabase(), new ArmAttemptRows(), LedgerMetrics.NONE)) {
      AttemptKey key = new AttemptKey(action.id(), 1, action.fence());
      AcquireRequest request =
          new AcquireRequest(
              LIKES.gates(),
              key.usedBy(),
              new AttemptArming(
                  action.id(), 1, action.fence(), ActionRows.OWNER, LEASE, ActionRows.NOW));
      rows.arm(rows.load(action.id()), LEASE);
      assertThatThrownBy(() -> ledger.acquire(request)).isInstanceOf(AttemptTakenException.class);
      assertThat(rows.text("select count(*) from permit")).isEqualTo("0");
    }
  }

  @Test
  void actionOutOfItsLanesHand_isNotArmed() throws SQLException {
    rows.importFile(LIKES, LIKES);
    ActionToDo action = rows.load(rows.dispatch(NOW).getFirst().actionId());
    assertThat(action.inHand()).isTrue();
    assertThat(park(action.id(), 0, NOW)).isTrue();
    assertThatThrownBy(() -> rows.arm(action, LEASE)).isInstanceOf(AttemptTakenException.class);
    assertThat(rows.load(action.id()).inHand()).isFalse();
    assertThat(rows.action(action.id()).status()).isEqualTo(ActionStatus.PENDING);
  }

  @Test
  void actionCalledOffAfterItWasHandedOut_isNotArmedAndLeavesItsLane() throws SQLException {
    rows.importFile(LIKES, LIKES);
    long id = rows.dispatch(NOW).getFirst().actionId();
    ActionToDo action = rows.load(id);
    rows.inTransaction(connection ->
        connection
            .createStatement()
            .executeUpdate("update action set status = 'cancelled' where id = " + id));
    assertThatThrownBy(() -> rows.arm(action, LEASE)).isInstanceOf(AttemptTakenException.class);
    leave(id);
    assertThat(rows.lane(LIKES)).isEqualTo("open");
    long next = rows.dispatch(NOW).getFirst().actionId();
    assertThat(next).isNotEqualTo(id);
    leave(next);
    assertThat(rows.lane(LIKES)).as("it is still to be done").isEqualTo("busy " + next);
    rows.arm(rows.load(next), LEASE);
    leave(next);
    assertThat(rows.lane(LIKES)).as("it is under way").isEqualTo("busy " + next);
  }

  @Test
  void laneOfAnActionCalledOff_isFreedThoughItsJobIsParked() throws SQLException {
    rows.importFile(LIKES, LIKES);
    long id = rows.dispatch(NOW).getFirst().actionId();
    execute(
        "insert into job (id, type, state, body, unique_key, created_at, run_at)"
            + " values (gen_random_uuid(), 'Action', 'parked', '{}', 'action:"
            + id
            + "', now(), now())");
    assertThat(returnLost()).as("a person may send its job again").isZero();
    execute("update action set status = 'held' where id = " + id);
    assertThat(returnLost()).isEqualTo(1);
    assertThat(rows.lane(LIKES)).isEqualTo("open");
  }

  @Test
  void actionLeftRunningByAnOlderDispatcher_isPendingAgain() throws SQLException {
    AttemptKey armed = rows.dispatchedAndArmed(LIKES, LEASE);
    assertThat(returnLost()).as("an attempt at it is armed").isZero();
    assertThat(rows.settle(armed, completed())).isTrue();
    rows.importFile(LIKES);
    long id = rows.dispatch(NOW).getFirst().actionId();
    execute("update action set status = 'running' where id = " + id);
    assertThat(returnLost()).isEqualTo(1);
    assertThat(rows.action(id).status()).isEqualTo(ActionStatus.PENDING);
    assertThat(returnLost()).as("it has no job").isEqualTo(1);
    assertThat(rows.dispatch(NOW).getFirst().actionId()).isEqualTo(id);
  }

  private void execute(String sql) throws SQLException {
    rows.inTransaction(connection -> connection.createStatement().executeUpdate(sql));
  }

  private int returnLost() throws SQLException {
    return rows.inTransaction(connection -> new ReturnLostActions().run(connection, NOW));
  }

  private void leave(long id) throws SQLException {
    rows.inTransaction(connection -> {
      new LeaveLane().run(connection, id, NOW);
      return id;
    });
  }

  @Test
  void settledAttempt_isSettledOnce() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    assertThat(rows.settle(attempt, Settlement.completed("55", null, NOW))).isTrue();
    assertThat(rows.settle(attempt, Settlement.failed(AttemptState.REFUSED, "no", NOW))).isFalse();
    ActionLine action = rows.action(attempt.actionId());
    assertThat(action.status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(action.resultId()).isEqualTo("55");
    assertThat(action.error()).isNull();
    assertThat(action.settledAt()).isEqualTo(NOW);
    assertThat(rows.attempt(attempt)).isEqualTo("confirmed");
  }

  @Test
  void failure_keepsTheWholeReason() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    rows.settle(attempt, Settlement.failed(AttemptState.REFUSED, "X answered 403: no", NOW));
    assertThat(rows.action(attempt.actionId()))
        .extracting(ActionLine::status, ActionLine::error)
        .containsExactly(ActionStatus.FAILED, "X answered 403: no");
  }

  @Test
  void limit_sendsTheLaneToSleepWithItsReset() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    Instant reset = NOW.plusSeconds(900);
    rows.settle(attempt, Settlement.limited("429", reset));
    ActionLine action = rows.action(attempt.actionId());
    assertThat(action.status()).isEqualTo(ActionStatus.PENDING);
    assertThat(action.resetAt()).isEqualTo(reset);
    assertThat(rows.lane(LIKES)).isEqualTo("open 429");
    assertThat(rows.dispatch(NOW)).isEmpty();
    assertThat(rows.dispatch(reset)).hasSize(1);
  }

  @Test
  void parkedLane_keepsItsActionAtTheHead() throws SQLException {
    rows.importFile(LIKES, LIKES);
    long id = rows.dispatch(NOW).getFirst().actionId();
    Instant until = NOW.plusSeconds(30);
    assertThat(park(id, 0, until)).isTrue();
    assertThat(rows.lane(LIKES)).isEqualTo("open 30s apart");
    assertThat(rows.dispatch(until).getFirst().actionId()).isEqualTo(id);
  }

  @Test
  void park_leavesAnActionThatHasBeenAttempted() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    assertThat(park(attempt.actionId(), 0, NOW)).isFalse();
    assertThat(rows.lane(LIKES)).isEqualTo("busy " + attempt.actionId());
    assertThat(rows.settle(attempt, completed())).isTrue();
  }

  private boolean park(long id, int attempts, Instant until) throws SQLException {
    return rows.inTransaction(
        connection -> new ParkLaneUntil().run(connection, id, attempts, until, "30s apart"));
  }

  @Test
  void deadAttempt_isRescuedAndItsOwnerLocksItselfOut() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, EXPIRED);
    List<DeadAttempt> dead =
        rows.inTransaction(connection -> new SelectDeadAttempts().run(connection, 10));
    assertThat(dead)
        .extracting(DeadAttempt::key, DeadAttempt::lane, DeadAttempt::owner)
        .containsExactly(tuple(attempt, LIKES, OWNER));
    Settlement again =
        Settlement.again(AttemptState.UNKNOWN, "its worker died", NOW.plusSeconds(60), NOW);
    assertThat(rescue(attempt, again)).isTrue();
    assertThat(rescue(attempt, again)).as("a second rescuer").isFalse();
    assertThat(rows.settle(attempt, completed())).as("the owner, late").isFalse();
    assertThat(rows.action(attempt.actionId()).status()).isEqualTo(ActionStatus.PENDING);
    assertThat(rows.attempt(attempt)).isEqualTo("unknown");
    assertThat(rows.dispatch(NOW)).as("not before its time").isEmpty();
    assertThat(rows.dispatch(NOW.plusSeconds(60))).hasSize(1);
    AttemptKey second = rows.arm(rows.load(attempt.actionId()), LEASE);
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.fence()).isGreaterThan(attempt.fence());
    assertThat(rows.settle(attempt, completed())).as("the owner, later still").isFalse();
    assertThat(rows.settle(second, completed())).isTrue();
  }

  @Test
  void livingAttempt_isNotRescued() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    assertThat(rescue(attempt, Settlement.unknown("dead", NOW))).isFalse();
    assertThat(rows.attempt(attempt)).isEqualTo("armed");
  }

  @Test
  void renewal_revivesOnlyTheOwnersAttempts() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, EXPIRED);
    List<Long> fences = List.of(attempt.fence());
    assertThat(renew(UUID.randomUUID(), fences)).isZero();
    assertThat(renew(OWNER, List.of(attempt.fence() + 1))).isZero();
    assertThat(renew(OWNER, fences)).isEqualTo(1);
    assertThat(rescue(attempt, Settlement.unknown("dead", NOW))).isFalse();
  }

  private int renew(UUID owner, List<Long> fences) throws SQLException {
    return rows.inTransaction(
        connection -> new RenewLeases().run(connection, owner, fences, LEASE));
  }

  private boolean rescue(AttemptKey attempt, Settlement settlement) throws SQLException {
    return rows.inTransaction(
        connection -> new RescueDeadAttempt().run(connection, attempt, settlement, NOW));
  }

  private static Settlement completed() {
    return Settlement.completed(null, null, NOW);
  }
}
