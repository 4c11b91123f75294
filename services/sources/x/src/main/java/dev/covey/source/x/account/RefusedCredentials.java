/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.account;

import dev.covey.model.action.LockCredentials;
import dev.covey.model.action.NoteTokensRefused;
import dev.covey.model.action.StopAccount;
import dev.covey.model.database.Transaction;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import dev.covey.model.seal.Sealed;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows where X refuses the credentials that an account acted with. Tokens that should still
 * be in force are traded once; if X refuses the new ones soon, and for all other credentials, the
 * account stops until a person has seen to it. Safe for many threads.
 */
public final class RefusedCredentials {
  /** Tokens live for about two hours: who is refused twice within this is not just late. */
  private static final Duration SOON = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(RefusedCredentials.class);

  private final Supplier<Seal> seal;
  private final InstantSource clock;

  public RefusedCredentials(Supplier<Seal> seal, InstantSource clock) {
    this.seal = seal;
    this.clock = clock;
  }

  /** {@code used} are those that the refused call was made with. */
  public void apply(Transaction transaction, String account, XCredentials used, String why)
      throws SQLException {
    if (!(used instanceof XCredentials.OAuth2 refused)) {
      new StopAccount().run(transaction.connection(), account, why);
      return;
    }
    LockCredentials.Kept kept = new LockCredentials().run(transaction, account).orElse(null);
    Instant now = clock.instant();
    if (kept == null
        || !(current(account, kept.credentials()) instanceof XCredentials.OAuth2 held)
        || !held.accessToken().equals(refused.accessToken())
        || held.isExpiredAt(now)) {
      // there are others already or none any more, or these count as ended already
      return;
    }
    Instant before = kept.refusedAt();
    if (held.refreshToken() == null || (before != null && before.plus(SOON).isAfter(now))) {
      new StopAccount()
          .run(transaction.connection(), account, why + "; run: covey accounts add " + account);
      return;
    }
    XCredentials ended = held.withEnd(now);
    new NoteTokensRefused()
        .run(transaction, account, SealedCredentials.seal(seal.get(), account, ended), now);
  }

  /** Null where they do not open: the account was removed, or the key is another. */
  private @Nullable XCredentials current(String account, Sealed credentials) {
    try {
      return SealedCredentials.open(seal.get(), account, credentials);
    } catch (SealException closed) {
      LOG.warn("account {} is left as it is: {}", account, closed.getMessage());
      return null;
    }
  }
}
