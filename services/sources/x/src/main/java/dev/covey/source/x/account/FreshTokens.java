/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.account;

import dev.covey.chassis.config.SourcesConfig;
import dev.covey.model.action.ClaimRefresh;
import dev.covey.model.action.FreeRefresh;
import dev.covey.model.action.StopAccount;
import dev.covey.model.database.Database;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import dev.covey.model.seal.Sealed;
import dev.covey.model.time.CoveyClock;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.TokenOutcome;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XTokens;
import dev.covey.source.x.account.Freshness.AppNotKnown;
import dev.covey.source.x.account.Freshness.Fresh;
import dev.covey.source.x.account.Freshness.Later;
import dev.covey.source.x.account.Freshness.NeedsPerson;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the credentials that an account can act with now. Tokens about to end are traded for new
 * ones, by one of all processes at a time, and the new ones are kept before anybody uses them:
 * traded ones work once. No transaction is open while X is asked. Closed last of all, when nobody
 * asks any more. Safe for many threads.
 */
public final class FreshTokens implements AutoCloseable {
  /** So long before their end tokens are traded: a call must not outlive them. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /** Real time; well above what the call may take. */
  private static final Duration CLAIM = Duration.ofSeconds(60);

  /** Who stood still for so long after the claim could still be at it when the claim ends. */
  private static final Duration LATEST_CALL = Duration.ofSeconds(20);

  private static final Duration BUSY = Duration.ofSeconds(3);
  private static final Duration TROUBLE = Duration.ofSeconds(30);
  private static final Duration LONGEST_TROUBLE = Duration.ofHours(1);
  private static final Duration UNTIL_MENDED = Duration.ofMinutes(1);
  private static final Duration APP_REFUSED = Duration.ofMinutes(10);

  private final Database database;
  private final Supplier<Seal> seal;
  private final @Nullable XTokens tokens;
  private final CoveyClock clock;
  private final KeepTokens keepTokens;

  /**
   * Does no I/O.
   *
   * @param tokens null where the app is not known, so that nothing can be traded
   */
  public FreshTokens(
      Database database, Supplier<Seal> seal, @Nullable XTokens tokens, CoveyClock clock) {
    this.database = database;
    this.seal = seal;
    this.tokens = tokens;
    this.clock = clock;
    this.keepTokens = new KeepTokens(database, seal, clock);
  }

  /** Who trades an account's tokens, and whether somebody before never said how it ended. */
  record Holder(String account, UUID claim, boolean unfinished) {}

  /** Throws {@link SealException} where they can't be opened. */
  public Freshness of(String account, Sealed credentials)
      throws SQLException, InterruptedException {
    XCredentials held = SealedCredentials.open(seal.get(), account, credentials);
    if (!endsSoon(held)) {
      return new Fresh(held);
    }
    XTokens asking = tokens;
    if (asking == null) {
      return later(
          UNTIL_MENDED,
          SourcesConfig.X_CLIENT_ID
              + " is not set, without which the tokens of account "
              + account
              + " can't be renewed");
    }
    if (keepTokens.isKeeping(account)) {
      return later(BUSY, "the new tokens of account " + account + " are not kept yet");
    }
    UUID claimant = UUID.randomUUID();
    long begun = System.nanoTime();
    ClaimRefresh.Claim claim =
        database.inTransaction(tx -> new ClaimRefresh().run(tx, account, claimant, CLAIM));
    return switch (claim) {
      case ClaimRefresh.Given(var current, boolean unfinished) ->
          trade(asking, new Holder(account, claimant, unfinished), current, begun);
      case ClaimRefresh.Taken() ->
          new Later(
              clock.afterRealTime(BUSY), "the tokens of account " + account + " are being renewed");
      case ClaimRefresh.Stopped(String reason) -> new NeedsPerson(reason);
      case ClaimRefresh.Gone() -> new NeedsPerson("there is no account " + account + " any more");
    };
  }

  private Freshness trade(XTokens asking, Holder holder, Sealed current, long begun)
      throws SQLException, InterruptedException {
    XCredentials held;
    try {
      held = SealedCredentials.open(seal.get(), holder.account(), current);
    } catch (SealException failure) {
      free(holder, holder.unfinished());
      throw failure;
    }
    if (!(held instanceof XCredentials.OAuth2 old) || !endsSoon(old)) {
      free(holder, false);
      return new Fresh(held);
    }
    if (old.refreshToken() == null) {
      return stop(
          holder, "its access ended at " + old.expiresAt() + " and was granted without renewal");
    }
    if (System.nanoTime() - begun > LATEST_CALL.toNanos()) {
      free(holder, holder.unfinished());
      return later(BUSY, "this process stood still before it could renew its tokens");
    }
    return settle(holder, old, asking.refresh(old));
  }

  private Freshness settle(
      Holder holder, XCredentials.OAuth2 old, TokenOutcome<XCredentials.OAuth2> outcome)
      throws SQLException, InterruptedException {
    return switch (outcome) {
      case TokenOutcome.Granted<XCredentials.OAuth2>(XCredentials.OAuth2 renewed) ->
          switch (keepTokens.keep(holder.account(), new KeepTokens.Trade(old, renewed))) {
            case KeepTokens.Usable(XCredentials usable) -> new Fresh(usable);
            case KeepTokens.Overtaken() ->
                later(BUSY, "account " + holder.account() + " got other credentials meanwhile");
          };
      case TokenOutcome.RefusedForGood<XCredentials.OAuth2>(String why) ->
          stop(holder, "X does not renew its tokens: " + why);
      case TokenOutcome.AppRefused<XCredentials.OAuth2>(String why) -> {
        free(holder, holder.unfinished());
        yield new AppNotKnown(
            clock.instant().plus(APP_REFUSED),
            "X does not know the app by %s and %s: %s"
                .formatted(SourcesConfig.X_CLIENT_ID, SourcesConfig.X_CLIENT_SECRET, why));
      }
      case TokenOutcome.RefusedForNow<XCredentials.OAuth2>(String why, Instant until) -> {
        free(holder, holder.unfinished());
        yield new Later(notTooLate(until), notRenewed(holder, why));
      }
      case TokenOutcome.Unknown<XCredentials.OAuth2>(String why) -> {
        free(holder, true);
        yield later(TROUBLE, notRenewed(holder, why));
      }
    };
  }

  private Freshness stop(Holder holder, String why) throws SQLException {
    String before =
        holder.unfinished()
            ? "; an earlier renewal ended without its outcome being kept, so the new tokens are lost"
            : "";
    String reason = why + before + "; run: covey accounts add " + holder.account();
    boolean stopped =
        database.inTransaction(tx -> {
          boolean ours = new FreeRefresh().run(tx, holder.account(), holder.claim(), false);
          if (ours) {
            new StopAccount().run(tx.connection(), holder.account(), reason);
          }
          return ours;
        });
    return stopped
        ? new NeedsPerson(reason)
        : later(BUSY, "account " + holder.account() + " got other credentials meanwhile");
  }

  private void free(Holder holder, boolean unfinished) throws SQLException {
    database.inTransaction(
        tx -> new FreeRefresh().run(tx, holder.account(), holder.claim(), unfinished));
  }

  private boolean endsSoon(XCredentials credentials) {
    return credentials instanceof XCredentials.OAuth2 held
        && held.isExpiredAt(clock.instant().plus(MARGIN));
  }

  private Instant notTooLate(@Nullable Instant until) {
    Instant soon = clock.instant().plus(TROUBLE);
    Instant latest = clock.instant().plus(LONGEST_TROUBLE);
    if (until == null || until.isBefore(soon)) {
      return soon;
    }
    return until.isAfter(latest) ? latest : until;
  }

  private static String notRenewed(Holder holder, String why) {
    return "the tokens of account " + holder.account() + " could not be renewed: " + why;
  }

  /** New tokens that are not kept yet are tried to be kept once more. */
  @Override
  public void close() {
    keepTokens.close();
  }

  private Later later(Duration span, String why) {
    return new Later(clock.instant().plus(span), why);
  }
}
