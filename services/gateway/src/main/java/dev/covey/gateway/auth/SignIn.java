/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.auth;

import dev.covey.gateway.problem.Problem;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.access.FindToken;
import dev.covey.model.access.TokenSecret;
import dev.covey.model.database.Database;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Finds out who asks. A token that holds always passes; whoever shows wrong ones is answered ever
 * more slowly. Safe for many threads.
 */
public final class SignIn {
  private final Database database;
  private final FailedAttempts failures;
  private final HoldBack holdBack = new HoldBack();

  public SignIn(Database database, LongSupplier nanos) {
    this.database = database;
    this.failures = new FailedAttempts(nanos);
  }

  /** What a WWW-Authenticate header offers. */
  public static List<String> schemes() {
    return List.of("Bearer realm=\"covey\"", "Basic realm=\"covey\", charset=\"UTF-8\"");
  }

  /** Throws ProblemException where nobody is known by what the request shows. */
  public FindToken.Holder caller(Context context) throws SQLException, InterruptedException {
    String header = context.header("Authorization");
    if (header == null) {
      throw new ProblemException(
          Problem.unauthenticated(
              "a token is needed, as Bearer or as the password of Basic; 'covey tokens add' makes"
                  + " one"));
    }
    Optional<TokenSecret> shown = Credentials.read(header);
    Optional<FindToken.Holder> holder =
        shown.isEmpty()
            ? Optional.empty()
            : database.inTransaction(tx -> FindToken.of(tx, shown.get()));
    if (holder.isEmpty()) {
      throw refuse(context.ip());
    }
    return holder.get();
  }

  private ProblemException refuse(String address) throws InterruptedException {
    Duration wait = failures.note(address);
    boolean waited = wait.isZero() || holdBack.hold(FailedAttempts.network(address), wait);
    return new ProblemException(
        waited
            ? Problem.unauthenticated("this token is unknown, expired or revoked")
            : Problem.tooMany(wait.toSeconds() + 1));
  }

  /** Lets go of those who wait. */
  public void stop() {
    holdBack.stop();
  }
}
