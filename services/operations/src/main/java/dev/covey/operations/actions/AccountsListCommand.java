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
import dev.covey.model.action.SelectCredentials;
import dev.covey.operations.accounts.HeldCredentials;
import java.io.PrintWriter;
import java.time.Instant;
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
    HeldCredentials held =
        new HeldCredentials(
            session.config().home().keyFile(),
            session.database().inTransaction(tx -> new SelectCredentials().run(tx.connection())));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(ActionJson.write(accounts.stream().map(each -> row(each, held)).toList()));
    } else if (accounts.isEmpty()) {
      out.println("no accounts yet; add one: covey accounts add NO");
    } else {
      table(accounts, held).print(out);
    }
    out.flush();
    return 0;
  }

  /** An account as scripts read it. */
  private record Row(
      String account,
      String state,
      @Nullable String reason,
      @Nullable String userId,
      @Nullable String username,
      String credentials,
      @Nullable Instant tokensEnd,
      Instant updatedAt) {}

  private static Row row(AccountLine account, HeldCredentials held) {
    HeldCredentials.Shown shown = held.of(account.account());
    Long id = account.userId();
    return new Row(
        account.account(),
        account.state(),
        account.reason(),
        id == null ? null : id.toString(),
        account.username(),
        shown.kind(),
        shown.tokensEnd(),
        account.updatedAt());
  }

  private static Table table(List<AccountLine> accounts, HeldCredentials held) {
    Table table =
        new Table("ACCOUNT", "STATE", "USER", "ID", "CREDENTIALS", "TOKENS END", "CHANGED", "WHY");
    for (AccountLine account : accounts) {
      HeldCredentials.Shown shown = held.of(account.account());
      table.add(
          account.account(),
          account.state(),
          account.username() == null ? "not asked yet" : "@" + account.username(),
          Shown.orDash(account.userId()),
          shown.kind(),
          Shown.orDash(shown.tokensEnd()),
          account.updatedAt().toString(),
          Shown.orDash(account.reason()));
    }
    return table;
  }
}
