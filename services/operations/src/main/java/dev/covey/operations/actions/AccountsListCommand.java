/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.action.ActionJson;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.model.action.SelectAccounts;
import dev.covey.model.action.SelectAccounts.AccountLine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covey accounts list}: never shows a credential. */
@Command(
    name = "list",
    description = "Lists the accounts and whether they can act.",
    mixinStandardHelpOptions = true)
final class AccountsListCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "As one JSON array.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  AccountsListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    List<AccountLine> accounts =
        session.database().inTransaction(tx -> new SelectAccounts().run(tx.connection()));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(ActionJson.accounts(accounts));
    } else if (accounts.isEmpty()) {
      out.println("no accounts yet; add one: covey accounts add NO --oauth1 FILE");
    } else {
      table(accounts).print(out);
    }
    out.flush();
    return 0;
  }

  private static Table table(List<AccountLine> accounts) {
    Table table = new Table("ACCOUNT", "STATE", "USER", "ID", "CHANGED", "WHY");
    for (AccountLine account : accounts) {
      table.add(
          account.account(),
          account.state(),
          account.username() == null ? "not asked yet" : "@" + account.username(),
          Shown.orDash(account.userId()),
          account.updatedAt().toString(),
          Shown.orDash(account.reason()));
    }
    return table;
  }
}
