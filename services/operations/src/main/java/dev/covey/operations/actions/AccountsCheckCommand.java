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
import dev.covey.model.seal.LoadedSeal;
import dev.covey.operations.accounts.CheckAccount;
import dev.covey.operations.accounts.CheckAccount.Checked;
import dev.covey.source.x.OAuth2App;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XSettings;
import dev.covey.source.x.account.FreshTokens;
import dev.covey.source.x.account.RefusedCredentials;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(names = "--json", description = "As one JSON object a line for each account.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  AccountsCheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    List<AccountLine> accounts = accounts();
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    Table table = new Table("ACCOUNT", "RESULT", "USER", "UNTIL", "WHY");
    boolean allWork = true;
    try (XClient client =
            new XClient(XSettings.at(session.config().sources().xUrl()), session.clock());
        FreshTokens tokens = tokens(client)) {
      CheckAccount checkAccount = checking(client, tokens);
      for (AccountLine account : accounts) {
        Checked checked = checkAccount.check(account);
        allWork &= checked.works();
        if (json) {
          out.println(ActionJson.write(Row.of(account, checked)));
          out.flush();
        } else {
          add(table, account, checked);
        }
      }
    }
    if (!json) {
      table.print(out);
    }
    out.flush();
    return allWork ? 0 : 1;
  }

  /** An account as scripts read it. */
  private record Row(
      String account,
      @Nullable String user,
      String state,
      @Nullable String problem,
      @Nullable Instant until) {
    static Row of(AccountLine account, Checked checked) {
      return new Row(
          account.account(),
          checked.user() == null ? account.username() : checked.user(),
          checked.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          checked.problem(),
          checked.until());
    }
  }

  private static void add(Table table, AccountLine account, Checked checked) {
    table.add(
        account.account(),
        switch (checked.state()) {
          case WORKS -> "works";
          case NEEDS_AUTHORISATION -> "needs authorisation";
          case HAS_TO_WAIT -> "has to wait";
          case NOT_REACHED -> "can't be reached";
        },
        checked.user() == null ? "-" : Shown.orDash("@" + checked.user()),
        Shown.orDash(checked.until()),
        Shown.orDash(checked.problem()));
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

  private FreshTokens tokens(XClient client) throws Exception {
    OAuth2App app = OAuth2App.of(session.config().sources().xApp());
    return new FreshTokens(
        session.database(), seal(), app == null ? null : client.tokens(app), session.clock());
  }

  private LoadedSeal seal() {
    return new LoadedSeal(session.config().home().keyFile());
  }

  private CheckAccount checking(XClient client, FreshTokens tokens) throws Exception {
    return new CheckAccount(
        session.database(),
        session.ledger(),
        client,
        tokens,
        new RefusedCredentials(seal(), session.clock()));
  }
}
