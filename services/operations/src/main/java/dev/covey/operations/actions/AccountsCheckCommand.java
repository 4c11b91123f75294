/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Table;
import dev.covey.model.action.SelectAccounts;
import dev.covey.model.action.SelectAccounts.AccountLine;
import dev.covey.model.database.Database;
import dev.covey.model.seal.LoadedSeal;
import dev.covey.operations.accounts.CheckAccount;
import dev.covey.source.x.OAuth2App;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XSettings;
import dev.covey.source.x.XTokens;
import dev.covey.source.x.account.FreshTokens;
import dev.covey.source.x.account.RefusedCredentials;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey accounts check}. */
@Command(
    name = "check",
    description = {
      "Asks X of each account whether it takes its credentials; ends with 1 if one can't act.",
      "Tokens that end are renewed."
    },
    mixinStandardHelpOptions = true)
final class AccountsCheckCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NO", arity = "0..*", description = "Accounts; all without any.")
  private List<String> wanted = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  AccountsCheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    List<AccountLine> accounts = accounts();
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    Table table = new Table("ACCOUNT", "RESULT", "USER", "WHY");
    boolean allWork = true;
    try (XClient client =
        new XClient(XSettings.at(session.config().sources().xUrl()), session.clock())) {
      CheckAccount checkAccount = checking(client);
      for (AccountLine account : accounts) {
        CheckAccount.Checked checked = checkAccount.check(account);
        allWork &= checked.works();
        table.add(account.account(), checked.result(), checked.who(), checked.why());
      }
    }
    table.print(out);
    out.flush();
    return allWork ? 0 : 1;
  }

  private List<AccountLine> accounts() throws Exception {
    return session
        .database()
        .inTransaction(tx -> {
          if (wanted.isEmpty()) {
            return new SelectAccounts().run(tx.connection());
          }
          List<AccountLine> found = new ArrayList<>();
          for (String account : wanted) {
            found.add(FindAccount.find(tx.connection(), account));
          }
          return found;
        });
  }

  private CheckAccount checking(XClient client) throws Exception {
    Database database = session.database();
    LoadedSeal seal = new LoadedSeal(session.config().home().keyFile());
    OAuth2App app = OAuth2App.of(session.config().sources().xApp());
    XTokens tokens = app == null ? null : client.tokens(app);
    return new CheckAccount(
        database,
        session.ledger(),
        client,
        new FreshTokens(database, seal, tokens, session.clock()),
        new RefusedCredentials(seal, session.clock()));
  }
}
