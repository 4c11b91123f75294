/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import java.sql.SQLException;

/** What runs inside a transaction. */
@FunctionalInterface
public interface TransactionWork<T extends @org.jspecify.annotations.Nullable Object> {
  T run(Transaction transaction) throws SQLException;
}
