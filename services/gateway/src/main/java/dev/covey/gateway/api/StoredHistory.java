/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.gateway.http.Call;
import dev.covey.gateway.problem.Problem;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.database.TransactionWork;
import dev.covey.model.history.ProfileCard;
import dev.covey.model.history.SelectProfile;
import dev.covey.model.time.CoveyClock;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is stored, as readers see it: each request one moment of it. Safe for many threads. */
public final class StoredHistory {
  private final Database readers;
  private final CoveyClock clock;

  /** With {@code readers} as {@link Database#forReading} makes it. */
  public StoredHistory(Database readers, CoveyClock clock) {
    this.readers = readers;
    this.clock = clock;
  }

  <T extends @Nullable Object> T read(TransactionWork<T> work) throws SQLException {
    return readers.inTransaction(work);
  }

  Instant now() {
    return clock.instant();
  }

  /** The profile that the path names; throws ProblemException where there is none. */
  static ProfileCard profile(Transaction transaction, Call call) throws SQLException {
    return profile(transaction, call.path("name"));
  }

  static ProfileCard profile(Transaction transaction, String name) throws SQLException {
    return SelectProfile.called(transaction.connection(), name)
        .orElseThrow(() -> new ProblemException(noProfile()));
  }

  static Problem noProfile() {
    return Problem.missing("no profile of that name or id is stored");
  }
}
