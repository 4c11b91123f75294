/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A running transaction: its connection, what is left to be written just before it commits, and
 * what to do once it has. One thread at a time.
 */
public final class Transaction {
  private final Connection connection;
  private final SequencedMap<Class<?>, Gathered<?>> gathered = new LinkedHashMap<>();
  private final List<Runnable> afterCommit = new ArrayList<>();

  Transaction(Connection connection) {
    this.connection = connection;
  }

  public Connection connection() {
    return connection;
  }

  /** Writes rows of one sort. */
  @FunctionalInterface
  public interface WriteTogether<R> {
    void write(Transaction transaction, List<R> rows) throws SQLException;
  }

  /**
   * Leaves a row to be written just before the commit, by one statement with all others of its sort
   * that share the transaction; nothing in it sees the row earlier. Sorts are written in the order
   * in which they were first left.
   *
   * @param write how; that of the sort's first row is used
   */
  public <R> void together(Class<R> sort, R row, WriteTogether<R> write) {
    @SuppressWarnings("unchecked") // put there under its own class
    Gathered<R> rows =
        (Gathered<R>) gathered.computeIfAbsent(sort, _ -> new Gathered<>(write, new ArrayList<>()));
    rows.rows().add(row);
  }

  private record Gathered<R>(WriteTogether<R> write, List<R> rows) {
    void writeAll(Transaction transaction) throws SQLException {
      write.write(transaction, rows);
    }
  }

  /** Runs {@code work} after a successful commit, never after a rollback; it must not throw. */
  public void afterCommit(Runnable work) {
    afterCommit.add(work);
  }

  void commit() throws SQLException {
    while (!gathered.isEmpty()) {
      gathered.pollFirstEntry().getValue().writeAll(this);
    }
    connection.commit();
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }
}
