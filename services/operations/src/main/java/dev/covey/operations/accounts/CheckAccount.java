/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.accounts;

import dev.covey.model.action.SelectAccounts.AccountLine;
import dev.covey.model.action.SelectCredentials;
import dev.covey.model.action.SetAccountUser;
import dev.covey.model.action.StopApp;
import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Permit;
import dev.covey.model.seal.SealException;
import dev.covey.model.seal.Sealed;
import dev.covey.source.x.RateScope;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.XUser;
import dev.covey.source.x.account.AskedMeter;
import dev.covey.source.x.account.FreshTokens;
import dev.covey.source.x.account.Freshness;
import dev.covey.source.x.account.RefusedCredentials;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** Whether it can act. */
  public enum State {
    WORKS,
    NEEDS_AUTHORISATION,
    HAS_TO_WAIT,
    NOT_REACHED
  }

  /**
   * What came of it.
   *
   * @param user its name at X, where X told it now
   * @param problem why it can't act, or should be looked at
   * @param until what it has to wait for, where that is known
   */
  public record Checked(
      State state, @Nullable String user, @Nullable String problem, @Nullable Instant until) {
    public boolean works() {
      return state == State.WORKS;
    }

    static Checked needsAuthorisation(String why) {
      return new Checked(State.NEEDS_AUTHORISATION, null, why, null);
    }

    static Checked hasToWait(String why, @Nullable Instant until) {
      return new Checked(State.HAS_TO_WAIT, null, why, until);
    }

    static Checked notReached(String why) {
      return new Checked(State.NOT_REACHED, null, why, null);
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
        case Freshness.Later(Instant until, String why) ->
            new Checked(State.NOT_REACHED, null, why, until);
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
    return switch (ledger.acquire(new AcquireRequest(List.of(meter), "accounts check"))) {
      case LedgerDecision.Wait(Instant until, MeterKey shut, BindingRule rule) ->
          Checked.hasToWait(shut + ": " + rule.describe(), until);
      case LedgerDecision.Granted(List<Permit> permits, _) -> {
        XAnswer<XUser> answer = client.me(credentials);
        database.inTransaction(tx -> {
          new AskedMeter(ledger, meter).landed(tx, permits, answer);
          note(tx, account.account(), credentials, answer.outcome());
          return meter;
        });
        yield judge(account, credentials, answer.outcome(), again);
      }
    };
  }

  /** What it says of more than this one question is for the workers to know too. */
  private void note(
      Transaction transaction, String account, XCredentials used, XOutcome<XUser> outcome)
      throws SQLException {
    if (outcome instanceof XOutcome.NeedsAuthorisation<XUser>(String why)) {
      refusedCredentials.apply(transaction, account, used, why);
    }
    if (outcome instanceof XOutcome.RateLimited<XUser>(Instant until, RateScope scope, String why)
        && scope == RateScope.APP) {
      new StopApp().run(transaction.connection(), until, why);
    }
  }

  private Checked judge(
      AccountLine account, XCredentials credentials, XOutcome<XUser> outcome, boolean again)
      throws SQLException, InterruptedException {
    return switch (outcome) {
      case XOutcome.Done<XUser>(XUser user) -> works(account, user);
      case XOutcome.NeedsAuthorisation<XUser>(String why) ->
          again && credentials instanceof XCredentials.OAuth2
              ? ask(account, false)
              : Checked.needsAuthorisation(why);
      case XOutcome.Refused<XUser>(String why, _, _) -> Checked.notReached(why);
      case XOutcome.AlreadySo<XUser>(String why) -> Checked.notReached(why);
      case XOutcome.RateLimited<XUser>(Instant until, _, String why) ->
          Checked.hasToWait(why, until.plusSeconds(1));
      case XOutcome.OutOfCredits<XUser>(String why) -> Checked.hasToWait(why, null);
      case XOutcome.Unknown<XUser>(String why) -> Checked.notReached(why);
      case XOutcome.NotSent<XUser>(String why) -> Checked.notReached(why);
    };
  }

  private Checked works(AccountLine account, XUser user) throws SQLException {
    Long known = account.userId();
    if (known != null && known != user.id()) {
      return new Checked(
          State.NEEDS_AUTHORISATION,
          user.username(),
          "it was @" + account.username() + " before",
          null);
    }
    database.inTransaction(tx -> {
      new SetAccountUser().run(tx.connection(), account.account(), user.id(), user.username());
      return user;
    });
    String stands = account.state().equals("active") ? null : account.state();
    return new Checked(State.WORKS, user.username(), stands, null);
  }
}
