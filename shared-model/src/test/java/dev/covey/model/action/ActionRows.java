/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.action.DispatchActions.Dispatched;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.UpsertAccount.NewAccount;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.AttemptArming;
import dev.covey.model.seal.Sealed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Drives actions through their statements as the fleet does. */
final class ActionRows {
  static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  static final UUID OWNER = UUID.fromString("00000000-0000-0000-0000-000000000001");
  static final Duration LEASE = Duration.ofMinutes(5);

  private final Database database;
  private int files;

  ActionRows(Database database) {
    this.database = database;
  }

  void account(String account) throws SQLException {
    inTransaction(connection ->
        new UpsertAccount()
            .run(connection, new NewAccount(account, 7L, "ada", new Sealed(new byte[] {1})), NOW));
  }

  /** Imports one action per lane given, in their order. */
  long importFile(LaneKey... lanes) throws SQLException {
    String file = "file-" + ++files;
    return inTransaction(connection -> importFile(connection, file, lanes));
  }

  /** Imports actions with turns of their own; each of them is about another tweet. */
  long importTurns(LaneKey lane, NewAction.Turn... turns) throws SQLException {
    String file = "file-" + ++files;
    return inTransaction(connection -> {
      long id = new UpsertImport().run(connection, file, file, file, NOW).id();
      try (CopyActions copy = CopyActions.open(connection, id, NOW)) {
        for (int i = 0; i < turns.length; i++) {
          ActionContent content = ActionContent.about(100L + i);
          copy.add(new NewAction(lane, content, turns[i], i + 1, null, null, null));
        }
        copy.finish();
      }
      new OpenIdleLanes().run(connection, List.of(lane), NOW);
      return id;
    });
  }

  private static long importFile(Connection connection, String file, LaneKey... lanes)
      throws SQLException {
    long id = new UpsertImport().run(connection, file, file, file, NOW).id();
    try (CopyActions copy = CopyActions.open(connection, id, NOW)) {
      for (int i = 0; i < lanes.length; i++) {
        copy.add(NewAction.about(lanes[i], 100L + i, i + 1));
      }
      new CountImportRows().run(connection, id, copy.finish());
    }
    new OpenIdleLanes().run(connection, List.of(lanes), NOW);
    return id;
  }

  List<Dispatched> dispatch(Instant now) throws SQLException {
    return inTransaction(connection -> {
      List<LaneKey> lanes = new LockOpenLanes().run(connection, now, 100);
      return new DispatchActions().run(connection, lanes, now);
    });
  }

  ActionToDo load(long actionId) throws SQLException {
    return inTransaction(connection ->
        new LoadActions().run(connection, List.of(actionId), NOW).getFirst().orElseThrow());
  }

  AttemptKey arm(ActionToDo action, Duration lease) throws SQLException {
    AttemptKey key = new AttemptKey(action.id(), action.attempts() + 1, action.fence());
    AttemptArming arming =
        new AttemptArming(key.actionId(), key.number(), key.fence(), OWNER, lease, NOW);
    inTransaction(connection -> {
      new ArmAttemptRows().arm(connection, List.of(arming));
      return key;
    });
    return key;
  }

  AttemptKey dispatchedAndArmed(LaneKey lane, Duration lease) throws SQLException {
    importFile(lane);
    return arm(load(dispatch(NOW).getFirst().actionId()), lease);
  }

  boolean settle(AttemptKey attempt, Settlement settlement) throws SQLException {
    SettleActions.Ended ended = new SettleActions.Ended(attempt, settlement, NOW);
    return inTransaction(
        connection -> !new SettleActions().run(connection, List.of(ended)).isEmpty());
  }

  ActionLine action(long id) throws SQLException {
    return inTransaction(connection -> new SelectAction().run(connection, id).orElseThrow());
  }

  /** State, action and reason of a lane, as text. */
  String lane(LaneKey lane) throws SQLException {
    return text(
        "select concat_ws(' ', state, action_id, reason) from lane where account_no = '%s'"
                .formatted(lane.account())
            + " and kind = '%s'".formatted(lane.kind().column()));
  }

  String attempt(AttemptKey key) throws SQLException {
    return text(
        "select state from attempt where action_id = %d and number = %d"
            .formatted(key.actionId(), key.number()));
  }

  String text(String sql) throws SQLException {
    return inTransaction(connection -> texts(connection, sql).getFirst());
  }

  static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  <T> T inTransaction(Statement<T> statement) throws SQLException {
    return database.inTransaction(transaction -> statement.run(transaction.connection()));
  }

  interface Statement<T> {
    T run(Connection connection) throws SQLException;
  }
}
