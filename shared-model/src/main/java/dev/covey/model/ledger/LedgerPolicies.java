/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/**
 * The limits themselves, to be read and edited while the fleet runs. An edit is a clean cut: it
 * waits for the decisions under way, and every later permit, in every process, obeys it. Safe for
 * many threads.
 */
public final class LedgerPolicies {
  private final Database database;

  public LedgerPolicies(Database database) {
    this.database = database;
  }

  /** All of them, by kind and then by subject. */
  public List<NamedPolicy> list() throws SQLException {
    return database
        .inTransaction(tx -> SelectPolicies.select(tx.connection()).byScope().values())
        .stream()
        .sorted(
            Comparator.comparing((NamedPolicy named) -> named.scope().kind())
                .thenComparing(named -> named.scope().subject()))
        .toList();
  }

  /**
   * Sets the policy of a subject, or of a class of subjects such as {@code account:*}, in place of
   * the one it has.
   */
  public NamedPolicy set(MeterKey scope, Policy policy, String editedBy) throws SQLException {
    return database.inTransaction(tx -> set(tx, scope, policy, editedBy));
  }

  /** The same in a transaction of the caller's, which is to be short: no permit is given in it. */
  public static NamedPolicy set(
      Transaction transaction, MeterKey scope, Policy policy, String editedBy) throws SQLException {
    return EditPolicies.set(transaction.connection(), scope, policy, editedBy);
  }

  /**
   * Takes a subject's own policy away, so that its class's applies again.
   *
   * @return whether it had one
   */
  public boolean remove(MeterKey scope) throws SQLException {
    return database.inTransaction(tx -> remove(tx, scope));
  }

  /** The same in a transaction of the caller's, which is to be short: no permit is given in it. */
  public static boolean remove(Transaction transaction, MeterKey scope) throws SQLException {
    return EditPolicies.remove(transaction.connection(), scope);
  }
}
