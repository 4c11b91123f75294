/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.action.AskedBy;
import dev.covey.chassis.action.BeginOperation;
import dev.covey.chassis.action.ChangeOneAction.Asking;
import dev.covey.chassis.action.Pausing;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.access.InsertAudit;
import dev.covey.model.action.ActionFilter;
import dev.covey.model.action.ActionOperation;
import dev.covey.model.action.ActionVerb;
import dev.covey.model.action.ChangeActions.Wish;
import dev.covey.model.action.CountUnderWay;
import dev.covey.model.action.CountUnderWay.UnderWay;
import dev.covey.model.action.RemoveAccount;
import dev.covey.model.database.Transaction;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey accounts remove NO}. */
@Command(
    name = "remove",
    description = {
      "Takes an account and its credentials away; what it did stays to be read.",
      "Refused while actions of it wait, unless they are to be cancelled."
    },
    mixinStandardHelpOptions = true)
final class AccountsRemoveCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NO", description = "The account.")
  private String account = "";

  @Option(names = "--cancel", description = "Cancels what waits.")
  private boolean cancel;

  @Spec private @Nullable CommandSpec spec;

  AccountsRemoveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec, "spec").commandLine();
    session.database().inTransaction(tx -> FindAccount.find(tx.connection(), account));
    PrintWriter out = command.getOut();
    if (cancel) {
      out.println(cancelAll(command.getErr()).changed() + " action(s) cancelled");
    }
    session
        .database()
        .inTransaction(tx -> {
          remove(tx);
          return account;
        });
    out.println("account " + account + " is removed, and its credentials are gone");
    out.flush();
    return 0;
  }

  /** Stops it first, so that nothing new starts while the rest is cancelled. */
  private ActionOperation cancelAll(PrintWriter progress) throws Exception {
    Asking asking = new Asking(AskedBy.typist(), session.clock().instant());
    ActionFilter its = new ActionFilter(null, null, account, null, null, null);
    Wish wish = new Wish(ActionVerb.CANCEL, its, "its account is removed");
    ActionOperation begun =
        session
            .database()
            .inTransaction(tx -> {
              Pausing.pauseAccount(tx, account, "it is being removed", asking);
              return BeginOperation.of(tx, wish, asking);
            });
    return new RunOperation(session, progress).toItsEnd(begun);
  }

  private void remove(Transaction transaction) throws SQLException {
    UnderWay underWay = new CountUnderWay().run(transaction.connection(), account);
    if (underWay.pending() + underWay.held() > 0) {
      throw new UsageException(
          "%d action(s) of account %s wait and %d are held; --cancel cancels them, or: covey actions"
                  .formatted(underWay.pending(), account, underWay.held())
              + " list --account "
              + account);
    }
    if (underWay.running() > 0) {
      throw new UsageException(
          "%d action(s) of account %s are with workers; say it again when they are settled"
              .formatted(underWay.running(), account));
    }
    new RemoveAccount().run(transaction.connection(), account, session.clock().instant());
    InsertAudit.of(
        transaction, Session.operator(), "account.remove", "account " + account, Map.of());
  }
}
