/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.accounts;

import dev.covey.model.action.SelectAccounts.AccountLine;
import dev.covey.model.action.SelectCredentials;
import dev.covey.model.action.SetAccountUser;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.seal.SealException;
import dev.covey.model.seal.Sealed;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.XUser;
import dev.covey.source.x.account.FreshTokens;
import dev.covey.source.x.account.Freshness;
import dev.covey.source.x.account.RefusedCredentials;
import java.sql.SQLException;
import java.util.List;

/**
 * Finds out whether an account can act, as a worker would: within its limits, renewing its tokens.
 */
public final class CheckAccount {
  private final Database database;
  private final AccountLedger ledger;
  private final XClient client;
  private final FreshTokens tokens;
  private final RefusedCredentials refusedCredentials;

  public CheckAccount(
      Database database,
      AccountLedger ledger,
      XClient client,
      FreshTokens tokens,
      RefusedCredentials refusedCredentials) {
    this.database = database;
    this.ledger = ledger;
    this.client = client;
    this.tokens = tokens;
    this.refusedCredentials = refusedCredentials;
  }

  /**
   * What came of it.
   *
   * @param result in two or three words
   */
  public record Checked(boolean works, String result, String who, String why) {
    static Checked needsAuthorisation(String why) {
      return new Checked(false, "needs authorisation", "-", why);
    }

    static Checked notReached(String why) {
      return new Checked(false, "can't be reached", "-", why);
    }
  }

  public Checked check(AccountLine account) throws SQLException, InterruptedException {
    if (account.state().equals("needs-authorisation")) {
      return Checked.needsAuthorisation(String.valueOf(account.reason()));
    }
    return ask(account, true);
  }

  private Checked ask(AccountLine account, boolean again)
      throws SQLException, InterruptedException {
    Sealed sealed =
        database
            .inTransaction(tx -> new SelectCredentials().run(tx.connection()))
            .get(account.account());
    if (sealed == null) {
      return Checked.needsAuthorisation("it was removed");
    }
    try {
      return switch (tokens.of(account.account(), sealed)) {
        case Freshness.Fresh(XCredentials credentials) -> ask(account, credentials, again);
        case Freshness.Later(_, String why) -> Checked.notReached(why);
        case Freshness.NeedsPerson(String why) -> Checked.needsAuthorisation(why);
        case Freshness.AppNotKnown(_, String why) -> Checked.needsAuthorisation(why);
      };
    } catch (SealException closed) {
      return Checked.needsAuthorisation(String.valueOf(closed.getMessage()));
    }
  }

  private Checked ask(AccountLine account, XCredentials credentials, boolean again)
      throws SQLException, InterruptedException {
    MeterKey meter = new MeterKey("account:" + account.account(), "me");
    LedgerDecision decision = ledger.acquire(new AcquireRequest(List.of(meter), "accounts check"));
    if (!(decision instanceof LedgerDecision.Granted granted)) {
      return Checked.notReached(meter + " is used up for now; covey ledger why says until when");
    }
    XOutcome<XUser> outcome = client.me(credentials).outcome();
    database.inTransaction(tx -> {
      ledger.landed(tx, granted.permits());
      if (outcome instanceof XOutcome.NeedsAuthorisation<XUser>(String why)) {
        refusedCredentials.apply(tx, account.account(), credentials, why);
      }
      return meter;
    });
    return switch (outcome) {
      case XOutcome.Done<XUser>(XUser user) -> works(account, user);
      case XOutcome.NeedsAuthorisation<XUser>(String why) ->
          again && credentials instanceof XCredentials.OAuth2
              ? ask(account, false)
              : Checked.needsAuthorisation(why);
      case XOutcome.Refused<XUser>(String why, _, _) -> Checked.notReached(why);
      case XOutcome.AlreadySo<XUser>(String why) -> Checked.notReached(why);
      case XOutcome.RateLimited<XUser>(_, _, String why) -> Checked.notReached(why);
      case XOutcome.OutOfCredits<XUser>(String why) -> Checked.notReached(why);
      case XOutcome.Unknown<XUser>(String why) -> Checked.notReached(why);
      case XOutcome.NotSent<XUser>(String why) -> Checked.notReached(why);
    };
  }

  private Checked works(AccountLine account, XUser user) throws SQLException {
    Long known = account.userId();
    String who = "@" + user.username();
    if (known != null && known != user.id()) {
      return new Checked(
          false, "needs authorisation", who, "it was @" + account.username() + " before");
    }
    database.inTransaction(tx -> {
      new SetAccountUser().run(tx.connection(), account.account(), user.id(), user.username());
      return user;
    });
    return new Checked(
        true, "works", who, account.state().equals("active") ? "-" : account.state());
  }
}
