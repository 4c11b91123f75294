/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import dev.covey.model.database.Transaction;
import java.sql.SQLException;

/**
 * Writes a job's result, in the same transaction that settles the job: it happens once, or not at
 * all. It may share that transaction with other jobs' effects, so it does no I/O but SQL and takes
 * row locks in a fixed order.
 */
@FunctionalInterface
public interface Effect {
  Effect NONE = _ -> {};

  void apply(Transaction transaction) throws SQLException;
}
