/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.account;

import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.action.LockCredentials;
import dev.covey.model.action.StoreTokens;
import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import dev.covey.model.time.CoveyClock;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps new tokens, which are the only ones there are from the moment on that X gave them: an
 * outage of the database is waited for as long as this process lives. Safe for many threads.
 */
final class KeepTokens implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeepTokens.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Database database;
  private final Supplier<Seal> seal;
  private final InstantSource clock;
  private final Map<String, Trade> unkept = new ConcurrentHashMap<>();
  private volatile boolean closed;

  KeepTokens(Database database, Supplier<Seal> seal, InstantSource clock) {
    this.database = database;
    this.seal = seal;
    this.clock = clock;
  }

  /** What X was given and what it gave. */
  record Trade(XCredentials.OAuth2 old, XCredentials.OAuth2 renewed) {}

  /** What the account acts with from here on. */
  sealed interface Outcome {}

  record Usable(XCredentials credentials) implements Outcome {}

  /** Somebody has given the account other credentials. */
  record Overtaken() implements Outcome {}

  /** Whether an account has new tokens here that are not in the database yet. */
  boolean isKeeping(String account) {
    return unkept.containsKey(account);
  }

  /** Returns once they are kept; who is interrupted leaves them to {@link #close}. */
  Outcome keep(String account, Trade trade) throws InterruptedException {
    unkept.put(account, trade);
    Waiter waiter = new Waiter(CoveyClock.system());
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return store(account, trade);
      } catch (SQLException | SealException failure) {
        LOG.warn("could not keep the new tokens of account {} yet", account, failure);
      }
      try {
        if (closed) {
          throw new InterruptedException("this process ends");
        }
        waiter.waitFor(pause);
      } catch (InterruptedException ended) {
        if (closed) {
          keepAtLast(account, trade);
        }
        throw ended;
      }
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }
  }

  /** Tries once more to keep what is not kept yet; what comes later is tried once. */
  @Override
  public void close() {
    closed = true;
    try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
      unkept.forEach((account, trade) -> together.execute(() -> keepAtLast(account, trade)));
    }
  }

  private void keepAtLast(String account, Trade trade) {
    try {
      store(account, trade);
    } catch (SQLException | SealException failure) {
      LOG.error(
          "the new tokens of account {} are lost, for they could not be kept before the end of"
              + " this process; run: covey accounts add {}",
          account,
          account,
          failure);
    }
  }

  private Outcome store(String account, Trade trade) throws SQLException {
    Outcome outcome = database.inTransaction(tx -> store(tx, account, trade));
    unkept.remove(account, trade);
    if (outcome instanceof Usable) {
      LOG.info("account {} has new tokens until {}", account, trade.renewed().expiresAt());
    }
    return outcome;
  }

  /**
   * By the credentials that are there, and not by the claim: that may have run out meanwhile, and
   * whoever has it now can get nothing for tokens that were traded already. They are sealed only
   * once nobody can change them any more, since the key may have been another one before.
   */
  private Outcome store(Transaction transaction, String account, Trade trade) throws SQLException {
    LockCredentials.Kept kept = new LockCredentials().run(transaction, account).orElse(null);
    if (kept == null || kept.credentials().bytes().length == 0) {
      return new Overtaken();
    }
    Seal key = seal.get();
    XCredentials current = SealedCredentials.open(key, account, kept.credentials());
    if (current.equals(trade.renewed())) {
      // by a commit whose answer was lost
      return new Usable(current);
    }
    if (!isTraded(current, trade.old())) {
      return new Overtaken();
    }
    new StoreTokens()
        .run(
            transaction,
            account,
            SealedCredentials.seal(key, account, trade.renewed()),
            clock.instant());
    return new Usable(trade.renewed());
  }

  /** Their end may have been noted anew; the token that was traded is what they are known by. */
  private static boolean isTraded(XCredentials current, XCredentials.OAuth2 old) {
    return current instanceof XCredentials.OAuth2 there
        && old.refreshToken() != null
        && old.refreshToken().equals(there.refreshToken());
  }
}
