/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import static dev.covey.model.action.ActionRows.LEASE;
import static dev.covey.model.action.ActionRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class WhyWaitingIT {
  private static final LaneKey LIKES = new LaneKey("one", ActionKind.LIKE);

  private ActionRows rows;

  @BeforeEach
  void account(Database database) throws SQLException {
    rows = new ActionRows(database);
    rows.account("one");
  }

  @Test
  void pending_inAnOpenLaneIsNext() throws SQLException {
    rows.importFile(LIKES, LIKES);
    assertThat(why(1))
        .contains(new Waiting(NOW, "its lane is open; a dispatcher takes it next", 0));
    assertThat(why(2)).map(Waiting::ahead).contains(1L);
  }

  @Test
  void pending_behindOneThatAWorkerHasNamesIt() throws SQLException {
    rows.importFile(LIKES, LIKES);
    rows.dispatch(NOW);
    assertThat(why(2)).contains(new Waiting(null, "action 1 of its lane comes first", 1));
    assertThat(because(1)).isEqualTo("its job is gone; a dispatcher opens its lane again");
  }

  @Test
  void pending_inASleepingLaneSaysUntilWhen() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    Instant reset = NOW.plusSeconds(900);
    rows.settle(attempt, Settlement.limited("X answered 429", reset));
    assertThat(why(1)).contains(new Waiting(reset, "X answered 429", 0));
  }

  @Test
  void pending_backedOffSaysWhatWentWrong() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    Instant then = NOW.plusSeconds(60);
    rows.settle(attempt, Settlement.again(AttemptState.UNKNOWN, "X answered 503", then, NOW));
    assertThat(why(1)).contains(new Waiting(then, "X answered 503", 0));
  }

  @Test
  void pending_ofAStoppedAccountSaysWhy() throws SQLException {
    rows.importFile(LIKES);
    rows.inTransaction(connection -> {
      new StopAccount().run(connection, "one", "X answered 401");
      return connection;
    });
    assertThat(why(1)).contains(new Waiting(null, "its lane is stopped: X answered 401", 0));
  }

  @Test
  void pending_whileTheAppIsStoppedSaysWhy() throws SQLException {
    rows.importFile(LIKES);
    Instant until = NOW.plusSeconds(60);
    rows.inTransaction(connection -> {
      new StopApp().run(connection, until, "X answered 402");
      return connection;
    });
    assertThat(why(1)).contains(new Waiting(until, "the app is stopped: X answered 402", 0));
  }

  @Test
  void running_namesItsWorkerAndLease() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    assertThat(because(attempt.actionId()))
        .startsWith("attempt 1 by worker " + ActionRows.OWNER + " is at X since ")
        .contains("if that worker dies, it is taken from it after");
  }

  @Test
  void unknown_isLookedAtAndThenAsksForAPerson() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    rows.settle(attempt, Settlement.unknown("timeout", NOW));
    assertThat(why(1).orElseThrow().until()).isEqualTo(NOW.plusSeconds(30));
    assertThat(because(1)).contains("must not be done twice").endsWith("(timeout)");
    rows.inTransaction(connection ->
        new LookLater().run(connection, 1, new LookLater.Next(null, 4, "X shows no more")));
    assertThat(why(1).orElseThrow().until()).isNull();
    assertThat(because(1)).contains("covey actions settle").endsWith("(X shows no more)");
  }

  @Test
  void settled_waitsForNothing() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    rows.settle(attempt, Settlement.completed(null, null, NOW));
    assertThat(why(attempt.actionId())).isEmpty();
    assertThat(why(4711)).isEmpty();
  }

  private String because(long id) throws SQLException {
    return why(id).map(Waiting::because).orElseThrow();
  }

  private Optional<Waiting> why(long id) throws SQLException {
    return rows.inTransaction(connection -> new WhyWaiting().run(connection, id, NOW));
  }
}
