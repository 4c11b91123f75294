/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * The policies as this process last saw them. Whoever decides compares the edition under the
 * meters' locks and reloads when it is another. Safe for many threads.
 */
final class PolicyCache {
  private volatile Policies policies = new Policies(0, Map.of());

  Policies current() {
    return policies;
  }

  Policies reload(Connection connection) throws SQLException {
    Policies loaded = SelectPolicies.select(connection);
    policies = loaded;
    return loaded;
  }

  Policies reload(Database database) throws SQLException {
    return database.inTransaction(tx -> reload(tx.connection()));
  }
}
