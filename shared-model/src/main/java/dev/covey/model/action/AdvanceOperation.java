/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.action.ChangeActions.Wish;
import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import dev.covey.model.outbox.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes an operation one step further: so many actions are looked at, and no more. */
public final class AdvanceOperation {
  /** Ids a step: its locks are held for well below a second, and a large table takes minutes. */
  private static final int STEP = 5_000;

  private static final String LOCK =
      "select "
          + ActionOperation.COLUMNS
          + " from action_operation where finished_at is null and (?::bigint is null or id = ?)"
          + " order by id limit 1 for update skip locked";

  private static final String NOTE =
      "update action_operation set reached = ?, changed = changed + ?, finished_at = ? where id = ?"
          + " returning "
          + ActionOperation.COLUMNS;

  private final CarryOutWish carryOutWish;

  public AdvanceOperation(Outbox outbox) {
    this.carryOutWish = new CarryOutWish(outbox);
  }

  /**
   * Returns how it stands now; empty where there is none to be taken further, or somebody else is
   * at it.
   *
   * @param id null for any
   */
  public Optional<ActionOperation> step(Transaction transaction, @Nullable Long id, Instant now)
      throws SQLException {
    Connection connection = transaction.connection();
    ActionOperation operation = lock(connection, id);
    if (operation == null) {
      return Optional.empty();
    }
    long upto = Math.min(operation.upto(), operation.reached() + STEP);
    Wish wish = new Wish(operation.verb(), operation.filter(), operation.why());
    int changed = carryOutWish.span(transaction, wish, operation.reached(), upto, now);
    boolean finished = upto >= operation.upto();
    return Optional.of(note(connection, operation.id(), upto, changed, finished ? now : null));
  }

  private static @Nullable ActionOperation lock(Connection connection, @Nullable Long id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setObject(1, id);
      statement.setObject(2, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? ActionOperation.read(row) : null;
      }
    }
  }

  private static ActionOperation note(
      Connection connection, long id, long reached, int changed, @Nullable Instant finishedAt)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
      statement.setLong(1, reached);
      statement.setInt(2, changed);
      statement.setObject(3, Columns.timestamp(finishedAt));
      statement.setLong(4, id);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return ActionOperation.read(row);
      }
    }
  }
}
