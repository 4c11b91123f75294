/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.account;

import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.action.LockCredentials;
import dev.covey.model.action.StoreTokens;
import dev.covey.model.database.Database;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import dev.covey.model.time.CoveyClock;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps new tokens, which are the only ones there are from the moment on that X gave them: an
 * outage of the database is waited for. Safe for many threads.
 */
final class KeepTokens {
  private static final Logger LOG = LoggerFactory.getLogger(KeepTokens.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration GIVE_UP = Duration.ofMinutes(10);

  private final Database database;
  private final Supplier<Seal> seal;
  private final InstantSource clock;

  KeepTokens(Database database, Supplier<Seal> seal, InstantSource clock) {
    this.database = database;
    this.seal = seal;
    this.clock = clock;
  }

  /** What the account acts with from here on. */
  sealed interface Outcome {}

  record Usable(XCredentials credentials) implements Outcome {}

  /** Somebody has given the account other credentials, or taken over. */
  record Overtaken() implements Outcome {}

  Outcome keep(FreshTokens.Holder holder, XCredentials.OAuth2 renewed)
      throws SQLException, InterruptedException {
    Waiter waiter = new Waiter(CoveyClock.system());
    long begun = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        Outcome outcome = store(holder, renewed);
        LOG.info("account {} has new tokens until {}", holder.account(), renewed.expiresAt());
        return outcome;
      } catch (SQLException | SealException failure) {
        if (System.nanoTime() - begun > GIVE_UP.toNanos()) {
          LOG.error("the new tokens of account {} are lost", holder.account());
          throw failure;
        }
        LOG.warn("could not keep the new tokens of account {} yet", holder.account(), failure);
      }
      waiter.waitFor(pause);
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }
  }

  private Outcome store(FreshTokens.Holder holder, XCredentials.OAuth2 renewed)
      throws SQLException {
    String account = holder.account();
    return database.inTransaction(tx -> {
      var sealed = SealedCredentials.seal(seal.get(), account, renewed);
      if (new StoreTokens().run(tx, account, holder.claim(), sealed, clock.instant())) {
        return new Usable(renewed);
      }
      // a commit whose answer was lost has kept them
      return new LockCredentials()
              .run(tx, account)
              .filter(kept -> isKept(account, kept, renewed))
              .isPresent()
          ? new Usable(renewed)
          : new Overtaken();
    });
  }

  private boolean isKept(String account, LockCredentials.Kept kept, XCredentials.OAuth2 renewed) {
    try {
      return SealedCredentials.open(seal.get(), account, kept.credentials()).equals(renewed);
    } catch (SealException removed) {
      LOG.debug("account {} has no credentials any more", account, removed);
      return false;
    }
  }
}
