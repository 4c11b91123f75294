/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.chassis.action.ChangeOneAction.Asking;
import dev.covey.gateway.http.Call;
import dev.covey.gateway.problem.Problem;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.SelectAccounts;
import dev.covey.model.action.SelectAccounts.AccountLine;
import dev.covey.model.action.SelectAction;
import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.database.TransactionWork;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Actions and accounts as requests read and change them. Safe for many threads.
 *
 * @param readers as {@link Database#forReading} makes it
 */
public record ActionDesk(Database readers, Database database, CoveyClock clock, Outbox outbox) {

  <T extends @Nullable Object> T read(TransactionWork<T> work) throws SQLException {
    return readers.inTransaction(work);
  }

  <T extends @Nullable Object> T change(TransactionWork<T> work) throws SQLException {
    return database.inTransaction(work);
  }

  Instant now() {
    return clock.instant();
  }

  Asking asking(Call call) {
    return new Asking(call.askedBy(), now());
  }

  /** The action that the path names; throws ProblemException where there is none. */
  static ActionLine action(Transaction transaction, Call call) throws SQLException {
    long id = call.id("id");
    return new SelectAction().run(transaction.connection(), id).orElseThrow(() -> noAction(id));
  }

  static ProblemException noAction(long id) {
    return new ProblemException(Problem.missing("there is no action " + id));
  }

  /** The account that the path names; throws ProblemException where there is none. */
  static AccountLine account(Transaction transaction, Call call) throws SQLException {
    return new SelectAccounts()
        .one(transaction.connection(), call.path("no"))
        .orElseThrow(() -> new ProblemException(Problem.missing("there is no such account")));
  }
}
