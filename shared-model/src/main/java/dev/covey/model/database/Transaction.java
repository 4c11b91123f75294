/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * A running transaction: its connection, and what to do once it has committed. One thread at a
 * time.
 */
public final class Transaction {
  private final Connection connection;
  private final List<Runnable> afterCommit = new ArrayList<>();

  Transaction(Connection connection) {
    this.connection = connection;
  }

  public Connection connection() {
    return connection;
  }

  /** Runs {@code work} after a successful commit, never after a rollback; it must not throw. */
  public void afterCommit(Runnable work) {
    afterCommit.add(work);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }
}
