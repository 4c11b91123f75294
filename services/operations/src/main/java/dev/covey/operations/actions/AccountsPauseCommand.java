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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey accounts pause NO}. */
@Command(
    name = "pause",
    description = "Stops an account until it is resumed; what is at X is finished.",
    mixinStandardHelpOptions = true)
final class AccountsPauseCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NO", description = "The account.")
  private String account = "";

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      defaultValue = "a person paused it",
      description = "Why, for whoever finds that it stands still.")
  private String why = "";

  @Spec private @Nullable CommandSpec spec;

  AccountsPauseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Asking asking = new Asking(AskedBy.typist(), session.clock().instant());
    String paused =
        session
            .database()
            .inTransaction(tx -> {
              AccountLine found = FindAccount.find(tx.connection(), account);
              if (!Pausing.pauseAccount(tx, account, why, asking)) {
                throw new UsageException(
                    "account " + account + " is " + found.state() + " and does nothing anyway");
              }
              return found.account();
            });
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println("account " + paused + " is paused; 'covey accounts resume " + paused + "' ends it");
    out.flush();
    return 0;
  }
}
