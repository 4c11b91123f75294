/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.dispatch;

import dev.covey.benchmarks.server.Sql;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.CopyActions;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.NewAction;
import dev.covey.model.action.OpenIdleLanes;
import dev.covey.model.action.UpsertAccount;
import dev.covey.model.action.UpsertAccount.NewAccount;
import dev.covey.model.action.UpsertImport;
import dev.covey.model.database.Database;
import dev.covey.model.seal.Seal;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rows that a run is about. */
final class Rows {
  private static final int LANES_AT_ONCE = 5_000;

  private final Database database;
  private final Sql sql;
  private int files;

  Rows(Database database, Sql sql) {
    this.database = database;
    this.sql = sql;
  }

  void accounts(int count, Seal seal) throws SQLException {
    database.inTransaction(tx -> {
      for (int i = 0; i < count; i++) {
        NewAccount account =
            new NewAccount(
                account(i),
                1000L + i,
                account(i),
                SealedCredentials.seal(seal, account(i), new XCredentials.UserToken("t" + i)));
        new UpsertAccount().run(tx.connection(), account, Instant.now());
      }
      return count;
    });
  }

  private static String account(int number) {
    return "a" + number;
  }

  /** So many actions of these kinds, evenly over the accounts. */
  void hand(long actions, int accounts, List<ActionKind> kinds) throws SQLException {
    String file = "file-" + ++files;
    database.inTransaction(tx -> {
      Instant now = Instant.now();
      long id = new UpsertImport().run(tx.connection(), file, file, file, now).id();
      try (CopyActions copy = CopyActions.open(tx.connection(), id, now)) {
        for (long i = 0; i < actions; i++) {
          copy.add(action(i, accounts, kinds));
        }
        copy.finish();
      }
      open(tx.connection(), accounts, kinds, now);
      return id;
    });
  }

  private NewAction action(long number, int accounts, List<ActionKind> kinds) {
    ActionKind kind = kinds.get((int) (number / accounts % kinds.size()));
    LaneKey lane = new LaneKey(account((int) (number % accounts)), kind);
    long round = number / accounts / kinds.size();
    String text = kind.speaks() ? "words " + number : null;
    Long target =
        kind.about() == ActionKind.About.NOTHING ? null : files * 1_000_000_000_000L + number + 1;
    return new NewAction(
        lane,
        new ActionContent(target, null, text, List.of(), List.of()),
        new NewAction.Turn(null, 0, round + 1),
        (int) (number + 1),
        null,
        null,
        null);
  }

  private static void open(Connection connection, int accounts, List<ActionKind> kinds, Instant now)
      throws SQLException {
    List<LaneKey> lanes = new ArrayList<>();
    for (int i = 0; i < accounts; i++) {
      for (ActionKind kind : kinds) {
        lanes.add(new LaneKey(account(i), kind));
      }
      if (lanes.size() >= LANES_AT_ONCE || i == accounts - 1) {
        new OpenIdleLanes().run(connection, lanes, now);
        lanes.clear();
      }
    }
  }

  /** So that every lane may act again. */
  void letTimePass() throws SQLException {
    sql.run("update permit set at = at - interval '2 days'");
    sql.run("update lane set opens_at = now() where state = 'open'");
    for (String table : List.of("permit", "lane", "action", "job", "attempt")) {
      sql.run("vacuum (analyze) " + table);
    }
    sql.run("checkpoint");
  }

  /** As before anything was dispatched, and as a busy server's own upkeep leaves it. */
  void undo() throws SQLException {
    sql.run("update lane set state = 'open', action_id = null, opens_at = now()");
    sql.run("truncate job cascade");
    sql.run("vacuum (analyze) action");
    sql.run("vacuum (analyze) lane");
    sql.run("checkpoint");
  }
}
