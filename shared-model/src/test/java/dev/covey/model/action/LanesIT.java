/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import static dev.covey.model.action.ActionRows.LEASE;
import static dev.covey.model.action.ActionRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.action.DispatchActions.Dispatched;
import dev.covey.model.action.NewAction.Turn;
import dev.covey.model.action.SelectNextOpening.NextOpening;
import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class LanesIT {
  private static final LaneKey LIKES = new LaneKey("one", ActionKind.LIKE);
  private static final LaneKey RETWEETS = new LaneKey("one", ActionKind.RETWEET);
  private static final LaneKey OTHER = new LaneKey("two", ActionKind.LIKE);

  private ActionRows rows;

  @BeforeEach
  void accounts(Database database) throws SQLException {
    rows = new ActionRows(database);
    rows.account("one");
    rows.account("two");
  }

  @Test
  void dispatch_startsOneActionPerLaneInTheOrderOfTheFile() throws SQLException {
    rows.importFile(LIKES, LIKES, RETWEETS, OTHER);
    List<Dispatched> first = rows.dispatch(NOW);
    assertThat(first)
        .extracting(Dispatched::lane)
        .containsExactlyInAnyOrder(LIKES, RETWEETS, OTHER);
    assertThat(rows.dispatch(NOW)).as("every lane is busy").isEmpty();
    Dispatched like = of(first, LIKES);
    assertThat(rows.action(like.actionId()).row()).isEqualTo(1);
    assertThat(rows.action(like.actionId()).status()).isEqualTo(ActionStatus.PENDING);
    assertThat(rows.lane(LIKES)).isEqualTo("busy " + like.actionId());

    AttemptKey attempt = rows.arm(rows.load(like.actionId()), LEASE);
    assertThat(rows.action(like.actionId()).status()).isEqualTo(ActionStatus.RUNNING);
    assertThat(rows.action(like.actionId()).startedAt()).isEqualTo(NOW);
    assertThat(rows.settle(attempt, Settlement.completed(null, null, NOW))).isTrue();
    assertThat(rows.lane(LIKES)).isEqualTo("open");
    List<Dispatched> second = rows.dispatch(NOW);
    assertThat(second).extracting(Dispatched::lane).containsExactly(LIKES);
    assertThat(rows.action(second.getFirst().actionId()).row()).isEqualTo(2);
  }

  @Test
  void lane_withoutActionsBecomesIdleAndOpensAgain() throws SQLException {
    settleAll(rows.dispatchedAndArmed(LIKES, LEASE));
    assertThat(rows.dispatch(NOW)).isEmpty();
    assertThat(rows.lane(LIKES)).startsWith("idle");
    rows.importFile(LIKES);
    assertThat(rows.lane(LIKES)).isEqualTo("open");
    assertThat(rows.dispatch(NOW)).hasSize(1);
  }

  @Test
  void import_intoABusyLaneLeavesItBusy() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    rows.importFile(LIKES);
    assertThat(rows.lane(LIKES)).isEqualTo("busy " + attempt.actionId());
    settleAll(attempt);
    assertThat(rows.dispatch(NOW)).hasSize(1);
  }

  /** The dispatcher finds the lane empty while an import is adding to it. */
  @Test
  void lane_beingFilledIsNotCalledIdle(Database database) throws Exception {
    settleAll(rows.dispatchedAndArmed(LIKES, LEASE));
    Future<List<Dispatched>> dispatched;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      dispatched =
          database.inTransaction(transaction -> {
            Connection connection = transaction.connection();
            List<LaneKey> locked = new LockOpenLanes().run(connection, NOW, 10);
            assertThat(locked).containsExactly(LIKES);
            Future<Long> imported = executor.submit(() -> rows.importFile(LIKES));
            waitForLock(connection);
            assertThat(new DispatchActions().run(connection, locked, NOW)).isEmpty();
            return executor.submit(() -> {
              imported.get();
              return rows.dispatch(NOW);
            });
          });
      assertThat(dispatched.get()).hasSize(1);
    }
  }

  /** Waits until somebody waits for a lock that this connection's transaction holds. */
  private static void waitForLock(Connection connection) throws SQLException {
    String waiting =
        "select 1 from pg_locks where not granted"
            + " and pg_backend_pid() = any (pg_blocking_pids(pid))";
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (ActionRows.texts(connection, waiting).isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }

  @Test
  void lane_opensWhenItsNextActionIsDue() throws SQLException {
    rows.importFile(LIKES);
    Instant due = NOW.plusSeconds(60);
    rows.inTransaction(connection ->
        connection.createStatement().executeUpdate("update action set not_before = '" + due + "'"));
    assertThat(rows.dispatch(NOW)).isEmpty();
    assertThat(rows.lane(LIKES)).isEqualTo("open its next action is not due yet");
    assertThat(nextOpening()).isEqualTo(new NextOpening(due, false));
    assertThat(rows.dispatch(due)).hasSize(1);
    assertThat(nextOpening()).isEqualTo(new NextOpening(null, true));
  }

  @Test
  void lane_thatSleepsForALaterActionIsWokenByOneThatIsDue() throws SQLException {
    rows.importFile(LIKES);
    rows.inTransaction(connection ->
        connection
            .createStatement()
            .executeUpdate("update action set not_before = '" + NOW.plusSeconds(3600) + "'"));
    assertThat(rows.dispatch(NOW)).isEmpty();
    rows.importFile(LIKES);
    assertThat(rows.lane(LIKES)).isEqualTo("open");
    assertThat(nextOpening().at()).isEqualTo(NOW);
    long started = rows.dispatch(NOW).getFirst().actionId();
    assertThat(rows.action(started).importName()).isEqualTo("file-2");
  }

  @Test
  void lane_thatSleepsForALimitIsNotWokenByNewActions() throws SQLException {
    rows.importFile(LIKES);
    long action = rows.dispatch(NOW).getFirst().actionId();
    rows.inTransaction(connection ->
        new ParkLaneUntil().run(connection, action, 0, NOW.plusSeconds(60), "30 per 15m are used"));
    rows.importFile(LIKES);
    assertThat(rows.lane(LIKES)).isEqualTo("open 30 per 15m are used");
    assertThat(rows.dispatch(NOW)).isEmpty();
  }

  @Test
  void manyDispatchers_startEachActionOnce() throws Exception {
    List<LaneKey> lanes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.account("many-" + i);
      lanes.add(new LaneKey("many-" + i, ActionKind.LIKE));
      lanes.add(new LaneKey("many-" + i, ActionKind.RETWEET));
    }
    rows.importFile(lanes.toArray(LaneKey[]::new));
    List<Long> started = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<Dispatched>>> dispatchers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        dispatchers.add(this::dispatchAll);
      }
      for (Future<List<Dispatched>> done : executor.invokeAll(dispatchers)) {
        done.get().forEach(dispatched -> started.add(dispatched.actionId()));
      }
    }
    assertThat(started).hasSize(400).doesNotHaveDuplicates();
  }

  private List<Dispatched> dispatchAll() throws SQLException {
    List<Dispatched> all = new ArrayList<>();
    List<Dispatched> some = rows.dispatch(NOW);
    while (!some.isEmpty()) {
      all.addAll(some);
      some = rows.dispatch(NOW);
    }
    return all;
  }

  @Test
  void openLanes_thatWaitLongestComeFirst() throws SQLException {
    rows.importFile(LIKES, OTHER);
    rows.inTransaction(connection ->
        connection
            .createStatement()
            .executeUpdate(
                "update lane set opens_at = opens_at - interval '1 hour' where account_no = 'two'"));
    List<LaneKey> first =
        rows.inTransaction(connection -> new LockOpenLanes().run(connection, NOW, 1));
    assertThat(first).containsExactly(OTHER);
  }

  @Test
  void stoppedApp_startsNothingUntilThen() throws SQLException {
    rows.importFile(LIKES);
    Instant until = NOW.plusSeconds(3600);
    rows.inTransaction(connection -> {
      new StopApp().run(connection, until, "402");
      new StopApp().run(connection, NOW.plusSeconds(60), "shorter");
      return connection;
    });
    assertThat(rows.dispatch(NOW)).isEmpty();
    assertThat(nextOpening().at()).isEqualTo(until);
    assertThat(rows.dispatch(until)).hasSize(1);
    assertThat(nextOpening()).as("no lane is open").isEqualTo(new NextOpening(null, true));
  }

  @Test
  void account_stopsAllItsLanesAndOpensThemAgain() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    rows.importFile(LIKES, RETWEETS, OTHER);
    rows.inTransaction(connection -> {
      new SettleActions()
          .run(
              connection,
              List.of(new SettleActions.Ended(attempt, Settlement.waiting("401", NOW), NOW)));
      new StopAccount().run(connection, "one", "401");
      return connection;
    });
    assertThat(rows.lane(LIKES)).isEqualTo("stopped 401");
    assertThat(rows.lane(RETWEETS)).isEqualTo("stopped 401");
    assertThat(rows.dispatch(NOW)).extracting(Dispatched::lane).containsExactly(OTHER);
    rows.importFile(new LaneKey("one", ActionKind.LIKE));
    assertThat(rows.dispatch(NOW)).isEmpty();
    rows.account("one");
    assertThat(rows.dispatch(NOW))
        .extracting(Dispatched::lane)
        .containsExactlyInAnyOrder(LIKES, RETWEETS);
  }

  @Test
  void laneInUse_stopsWhenFreed() throws SQLException {
    AttemptKey like = rows.dispatchedAndArmed(LIKES, LEASE);
    rows.inTransaction(connection -> {
      new StopAccount().run(connection, "one", "401");
      return connection;
    });
    assertThat(rows.lane(LIKES)).startsWith("busy");
    settleAll(like);
    assertThat(rows.lane(LIKES)).isEqualTo("stopped 401");
  }

  @Test
  void turns_goByPriorityThenMomentThenPlace() throws SQLException {
    rows.importTurns(
        LIKES,
        new Turn(null, -1, 1),
        new Turn(null, 0, 2),
        new Turn(null, 0, 1),
        new Turn(NOW.minusSeconds(5), 0, 9),
        new Turn(NOW.minusSeconds(9), 0, 9),
        new Turn(NOW.plusSeconds(60), 1, 1),
        new Turn(null, 1, 7));
    assertThat(rowsInTurn(7)).containsExactly(7, 5, 4, 3, 2, 1);
    assertThat(rows.lane(LIKES)).isEqualTo("open its next action is not due yet");
    assertThat(nextOpening().at()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void campaigns_takeTurnsInALane() throws SQLException {
    rows.importTurns(LIKES, new Turn(null, 0, 1), new Turn(null, 0, 2), new Turn(null, 0, 3));
    rows.importTurns(LIKES, new Turn(null, 0, 1), new Turn(null, 0, 2));
    List<String> campaigns = new ArrayList<>();
    for (Dispatched next : inTurn(5)) {
      campaigns.add(String.valueOf(rows.action(next.actionId()).campaign()));
    }
    assertThat(campaigns).containsExactly("file-1", "file-2", "file-1", "file-2", "file-1");
    assertThat(rows.text("select place from lane where account_no = 'one'")).isEqualTo("3");
  }

  @Test
  void pausedKind_stopsItsLanesUntilItGoesOn() throws SQLException {
    AttemptKey running = rows.dispatchedAndArmed(LIKES, LEASE);
    rows.importFile(LIKES, RETWEETS, OTHER);
    pause("like", "looked odd");
    settleAll(running);
    assertThat(rows.lane(LIKES)).isEqualTo("stopped looked odd");
    assertThat(rows.dispatch(NOW)).extracting(Dispatched::lane).containsExactly(RETWEETS);
    rows.inTransaction(connection -> new ResumeKind().run(connection, "like", NOW));
    assertThat(rows.dispatch(NOW))
        .extracting(Dispatched::lane)
        .containsExactlyInAnyOrder(LIKES, OTHER);
  }

  @Test
  void pausedEverything_leavesStoppedAccountsStopped() throws SQLException {
    rows.importFile(LIKES, OTHER);
    pause("*", "holiday");
    rows.inTransaction(connection -> {
      new StopAccount().run(connection, "one", "401");
      return connection;
    });
    assertThat(rows.dispatch(NOW)).isEmpty();
    rows.inTransaction(connection -> new ResumeKind().run(connection, "*", NOW));
    assertThat(rows.lane(LIKES)).isEqualTo("stopped 401");
    assertThat(rows.dispatch(NOW)).extracting(Dispatched::lane).containsExactly(OTHER);
  }

  private void pause(String kind, String why) throws SQLException {
    rows.inTransaction(connection -> new PauseKind().run(connection, kind, why));
  }

  /** Starts and completes one action after the other in the lane of likes. */
  private List<Dispatched> inTurn(int most) throws SQLException {
    List<Dispatched> all = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      for (Dispatched next : rows.dispatch(NOW)) {
        all.add(next);
        settleAll(rows.arm(rows.load(next.actionId()), LEASE));
      }
    }
    return all;
  }

  private List<Integer> rowsInTurn(int most) throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    for (Dispatched next : inTurn(most)) {
      numbers.add(rows.action(next.actionId()).row());
    }
    return numbers;
  }

  private NextOpening nextOpening() throws SQLException {
    return rows.inTransaction(new SelectNextOpening()::run);
  }

  private void settleAll(AttemptKey attempt) throws SQLException {
    assertThat(rows.settle(attempt, Settlement.completed("9", null, NOW))).isTrue();
  }

  private static Dispatched of(List<Dispatched> dispatched, LaneKey lane) {
    return dispatched.stream().filter(one -> one.lane().equals(lane)).findAny().orElseThrow();
  }
}
