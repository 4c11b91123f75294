/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.action.ChangeActions.Wish;
import dev.covey.model.action.CountActions.Counted;
import dev.covey.model.action.SettleUnknown.Finding;
import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do to actions, one by one and all at once. */
@ExtendWith(MigratedDatabase.class)
class WishesIT {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final LaneKey LIKES = new LaneKey("one", ActionKind.LIKE);
  private static final LaneKey POSTS = new LaneKey("two", ActionKind.POST);

  private final Outbox outbox =
      new PostgresOutbox(new MessageCodec(), CoveyClock.system(), MessagePublisher.NONE);
  private Database database;
  private ActionRows rows;

  @BeforeEach
  void accounts(Database migrated) throws SQLException {
    database = migrated;
    rows = new ActionRows(migrated);
    rows.account("one");
    rows.account("two");
  }

  @Test
  void failed_isRetriedFromTheFrontOfItsLane() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    rows.settle(attempt, Settlement.failed(AttemptState.REFUSED, "X answered 403", NOW));
    rows.importFile(LIKES, LIKES);
    rows.inTransaction(c ->
        c.createStatement()
            .executeUpdate("update action set same_key = id where id <> " + attempt.actionId()));
    assertThat(wish(ActionVerb.RETRY, attempt.actionId())).isTrue();
    assertThat(wish(ActionVerb.RETRY, attempt.actionId())).as("it is pending").isFalse();
    assertThat(rows.dispatch(NOW).getFirst().actionId()).isEqualTo(attempt.actionId());
    assertThat(rows.action(attempt.actionId()).error()).isNull();
  }

  @Test
  void failed_isNotRetriedWhereAnotherDoesTheSame() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    rows.settle(attempt, Settlement.failed(AttemptState.REFUSED, "X answered 403", NOW));
    rows.inTransaction(c ->
        c.createStatement()
            .executeUpdate(
                "insert into action (account_no, kind, status, created_at, retry_of)"
                    + " values ('one', 'like', 'completed', now(), "
                    + attempt.actionId()
                    + ")"));
    assertThat(wish(ActionVerb.RETRY, attempt.actionId())).isFalse();
    rows.inTransaction(c ->
        c.createStatement()
            .executeUpdate("update action set status = 'cancelled' where retry_of is not null"));
    assertThat(wish(ActionVerb.RETRY, attempt.actionId())).isTrue();
  }

  @Test
  void laneThatNothingStops_isOpenedAgain() throws SQLException {
    rows.importFile(LIKES, POSTS);
    rows.inTransaction(c ->
        c.createStatement().executeUpdate("update lane set state = 'stopped', reason = 'paused'"));
    rows.inTransaction(c -> new PauseAccount().run(c, "two", "on leave"));
    int opened = rows.inTransaction(c -> new OpenForgottenLanes().run(c, NOW));
    assertThat(opened).isEqualTo(1);
    assertThat(rows.lane(LIKES)).isEqualTo("open");
    assertThat(rows.lane(POSTS)).startsWith("stopped");
  }

  @Test
  void retry_opensALaneThatWasIdle() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    rows.settle(attempt, Settlement.failed(AttemptState.REFUSED, "X answered 403", NOW));
    assertThat(rows.dispatch(NOW)).isEmpty();
    assertThat(rows.lane(LIKES)).startsWith("idle");
    assertThat(wish(ActionVerb.RETRY, attempt.actionId())).isTrue();
    assertThat(rows.lane(LIKES)).isEqualTo("open");
  }

  @Test
  void running_isNeitherCancelledNorHeld() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    assertThat(wish(ActionVerb.CANCEL, attempt.actionId())).isFalse();
    assertThat(wish(ActionVerb.HOLD, attempt.actionId())).isFalse();
    assertThat(rows.lane(LIKES)).startsWith("busy");
  }

  @Test
  void held_waitsForItsRelease() throws SQLException {
    rows.importFile(LIKES);
    long id = Long.parseLong(rows.text("select id from action"));
    assertThat(wish(ActionVerb.HOLD, id)).isTrue();
    assertThat(rows.dispatch(NOW)).isEmpty();
    assertThat(rows.action(id).rule()).isEqualTo("person");
    assertThat(wish(ActionVerb.RELEASE, id)).isTrue();
    assertThat(rows.dispatch(NOW)).hasSize(1);
  }

  @Test
  void cancelled_isToldToTheFleet() throws SQLException {
    rows.importFile(LIKES);
    long id = Long.parseLong(rows.text("select id from action"));
    assertThat(wish(ActionVerb.CANCEL, id)).isTrue();
    assertThat(rows.action(id).status()).isEqualTo(ActionStatus.CANCELLED);
    assertThat(rows.text("select count(*) from event")).isEqualTo("1");
  }

  @Test
  void operation_changesWhatMatchesAndNothingThatComesLater() throws SQLException {
    rows.importFile(LIKES, LIKES, POSTS);
    ActionFilter likes = new ActionFilter(null, ActionKind.LIKE, null, "file-1", null, null);
    Counted matching =
        rows.inTransaction(
            connection -> new CountActions().run(connection, likes, ActionVerb.CANCEL.from()));
    assertThat(matching).isEqualTo(new Counted(2, true));
    Wish wish = new Wish(ActionVerb.CANCEL, likes, "not any more");
    ActionOperation asked =
        rows.inTransaction(connection -> new InsertOperation().run(connection, wish, "ada", NOW));
    rows.importFile(LIKES);
    AdvanceOperation advance = new AdvanceOperation(outbox);
    ActionOperation done = database.inTransaction(tx -> advance.step(tx, null, NOW)).orElseThrow();
    assertThat(done.changed()).isEqualTo(2);
    assertThat(done.isFinished()).isTrue();
    assertThat(done.filter()).isEqualTo(likes);
    Optional<ActionOperation> again =
        database.inTransaction(tx -> advance.step(tx, asked.id(), NOW));
    assertThat(again).isEmpty();
    assertThat(count(ActionStatus.PENDING)).isEqualTo(2);
    Optional<ActionOperation> read =
        rows.inTransaction(c -> new SelectOperation().run(c, asked.id()));
    assertThat(read).contains(done);
  }

  @Test
  void operation_inHandOfAnotherIsLeftToIt() throws SQLException {
    rows.importFile(LIKES);
    rows.inTransaction(connection ->
        new InsertOperation()
            .run(connection, new Wish(ActionVerb.HOLD, ActionFilter.ALL, null), "ada", NOW));
    AdvanceOperation advance = new AdvanceOperation(outbox);
    boolean alone =
        database.inTransaction(first -> {
          boolean begun = advance.step(first, null, NOW).isPresent();
          return begun && database.inTransaction(tx -> advance.step(tx, null, NOW)).isEmpty();
        });
    assertThat(alone).isTrue();
  }

  @Test
  void unknown_isSettledOnce() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(POSTS, LEASE);
    rows.settle(attempt, Settlement.unknown("the answer was lost", NOW));
    Finding found = new Finding(true, "99", "it is in the account's timeline");
    assertThat(settle(attempt.actionId(), found)).isTrue();
    assertThat(settle(attempt.actionId(), new Finding(false, null, "no"))).isFalse();
    assertThat(rows.action(attempt.actionId()).resultId()).isEqualTo("99");
    assertThat(rows.attempt(attempt)).isEqualTo("confirmed");
    var attempts = rows.inTransaction(c -> new SelectAttempts().run(c, attempt.actionId()));
    assertThat(attempts).singleElement().extracting("why").isEqualTo(found.why());
  }

  @Test
  void pausedAccount_waitsAndNewKeysDoNotWakeIt() throws SQLException {
    rows.importFile(LIKES);
    assertThat(pause("one")).isTrue();
    assertThat(pause("nobody")).isFalse();
    rows.account("one");
    assertThat(rows.lane(LIKES)).isEqualTo("stopped on leave");
    boolean resumed = rows.inTransaction(c -> new ResumeAccount().run(c, "one", NOW));
    assertThat(resumed).isTrue();
    assertThat(rows.lane(LIKES)).isEqualTo("open");
  }

  private boolean pause(String account) throws SQLException {
    return rows.inTransaction(c -> new PauseAccount().run(c, account, "on leave"));
  }

  private boolean wish(ActionVerb verb, long actionId) throws SQLException {
    Wish wish = new Wish(verb, ActionFilter.ALL, null);
    return database.inTransaction(tx -> new CarryOutWish(outbox).one(tx, actionId, wish, NOW));
  }

  private boolean settle(long actionId, Finding finding) throws SQLException {
    return rows.inTransaction(c -> new SettleUnknown().run(c, actionId, finding, NOW)).isPresent();
  }

  private long count(ActionStatus status) throws SQLException {
    return rows.inTransaction(c -> new CountActions().run(c, ActionFilter.ALL, Set.of(status)))
        .actions();
  }

  @Test
  void count_endsAtItsLimitAndSaysSo() throws SQLException {
    rows.importFile(LIKES, LIKES, LIKES);
    assertThat(upTo(2)).isEqualTo(new Counted(2, false)).hasToString("more than 2");
    assertThat(upTo(3)).isEqualTo(new Counted(3, true)).hasToString("3");
    Counted anywhere = rows.inTransaction(c -> new CountActions(2).run(c, ActionFilter.ALL));
    assertThat(anywhere).isEqualTo(new Counted(2, false));
  }

  private Counted upTo(long most) throws SQLException {
    return rows.inTransaction(
        c -> new CountActions(most).run(c, ActionFilter.ALL, Set.of(ActionStatus.PENDING)));
  }

  @Test
  void error_isLookedForAsItIsWritten() throws SQLException {
    AttemptKey attempt = rows.dispatchedAndArmed(LIKES, LEASE);
    rows.settle(attempt, Settlement.failed(AttemptState.REFUSED, "X said 100%_", NOW));
    ActionFilter filter = new ActionFilter(null, null, null, null, null, "100%_");
    List<ActionLine> found = rows.inTransaction(c -> new SelectActions().run(c, filter, 0, 10));
    assertThat(found).hasSize(1);
  }
}
