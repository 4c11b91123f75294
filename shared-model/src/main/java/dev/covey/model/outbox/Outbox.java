/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import dev.covey.model.database.Transaction;
import dev.covey.model.message.Event;
import java.sql.SQLException;
import java.util.List;

/**
 * Queues jobs and tells events as part of a business transaction: both become rows in it and
 * messages after it. A rolled-back transaction leaves neither.
 */
public interface Outbox {

  /** Queues the jobs whose unique key is not taken, and returns how many those are. */
  int enqueue(Transaction transaction, List<NewJob> jobs) throws SQLException;

  /**
   * Tells events to whoever listens, and queues their deliveries to the webhooks that want them.
   * They become rows just before the commit, together with all others of the transaction.
   */
  void tell(Transaction transaction, List<? extends Event> events);
}
