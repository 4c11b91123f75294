/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.chassis.action.ActionJson;
import dev.covey.chassis.action.ChangeOneAction.Asking;
import dev.covey.chassis.action.Pausing;
import dev.covey.chassis.ledger.ReportJson;
import dev.covey.gateway.http.Call;
import dev.covey.gateway.http.Route;
import dev.covey.gateway.problem.Problem;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.access.Role;
import dev.covey.model.action.SelectAccounts;
import dev.covey.model.action.SelectAccounts.AccountLine;
import dev.covey.model.database.Transaction;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerReader;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The accounts that act, and what each may still do. */
public final class AccountRoutes {
  private final ActionDesk desk;
  private final LedgerReader ledger;

  public AccountRoutes(ActionDesk desk, LedgerClock clock) {
    this.desk = desk;
    this.ledger = new LedgerReader(desk.readers(), clock);
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/accounts", Role.VIEWER, "The accounts, and whether each can act.", this::list)
            .answering(Accounts.class),
        Route.get(
                "/accounts/{no}/limits",
                Role.VIEWER,
                "The limits of an account, how far they are used, and when each opens.",
                this::limits)
            .answering(ReportJson.Limits.class),
        Route.post(
                "/accounts/{no}/pause",
                Role.OPERATOR,
                "Stops an account until it is resumed; what is at X is finished.",
                this::pause)
            .taking(PauseReason.class)
            .answering(ActionJson.Account.class),
        Route.post(
                "/accounts/{no}/resume",
                Role.OPERATOR,
                "Lets a paused account go on.",
                this::resume)
            .answering(ActionJson.Account.class));
  }

  private record Accounts(List<ActionJson.Account> accounts) {}

  /** Why, for whoever finds that it stands still. */
  private record PauseReason(String why) {}

  private void list(Call call) throws SQLException {
    List<AccountLine> accounts = desk.read(tx -> new SelectAccounts().run(tx.connection()));
    call.json(ActionJson.write(new Accounts(accounts.stream().map(ActionJson::account).toList())));
  }

  private void limits(Call call) throws SQLException {
    String account = desk.read(tx -> ActionDesk.account(tx, call)).account();
    call.json(ActionJson.write(ReportJson.limits(ledger.show("account:" + account))));
  }

  private void pause(Call call) throws SQLException, IOException {
    String why = call.body(PauseReason.class).why();
    if (why.isBlank()) {
      throw ProblemException.wrong("why", "this is empty; say why it is to stand still", null);
    }
    Asking asking = desk.asking(call);
    change(call, (tx, account) -> Pausing.pauseAccount(tx, account, why, asking));
  }

  private void resume(Call call) throws SQLException {
    Asking asking = desk.asking(call);
    change(call, (tx, account) -> Pausing.resumeAccount(tx, account, asking));
  }

  @FunctionalInterface
  private interface Change {
    boolean of(Transaction transaction, String account) throws SQLException;
  }

  private void change(Call call, Change change) throws SQLException {
    AccountLine changed =
        desk.change(tx -> {
          AccountLine account = ActionDesk.account(tx, call);
          if (!change.of(tx, account.account())) {
            throw new ProblemException(
                Problem.conflict("account " + account.account() + " is " + account.state()));
          }
          return ActionDesk.account(tx, call);
        });
    call.json(ActionJson.write(ActionJson.account(changed)));
  }
}
