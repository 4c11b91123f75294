/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.action.AskedBy;
import dev.covey.chassis.action.ChangeOneAction.Asking;
import dev.covey.chassis.action.Pausing;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.action.SelectAccounts.AccountLine;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey accounts resume NO}. */
@Command(
    name = "resume",
    description = "Lets a paused account go on.",
    mixinStandardHelpOptions = true)
final class AccountsResumeCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NO", description = "The account.")
  private String account = "";

  @Spec private @Nullable CommandSpec spec;

  AccountsResumeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Asking asking = new Asking(AskedBy.typist(), session.clock().instant());
    String resumed =
        session
            .database()
            .inTransaction(tx -> {
              AccountLine found = FindAccount.find(tx.connection(), account);
              if (!Pausing.resumeAccount(tx, account, asking)) {
                throw new UsageException(
                    "account " + account + " is " + found.state() + " and not paused");
              }
              return found.account();
            });
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println("account " + resumed + " goes on");
    out.flush();
    return 0;
  }
}
