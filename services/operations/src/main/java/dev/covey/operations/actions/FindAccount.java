/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.config.Suggestion;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.action.SelectAccounts;
import dev.covey.model.action.SelectAccounts.AccountLine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads an account that a person named, or says which it may have been. */
final class FindAccount {
  private FindAccount() {}

  static AccountLine find(Connection connection, String account) throws SQLException {
    Optional<AccountLine> found = new SelectAccounts().one(connection, account);
    if (found.isPresent()) {
      return found.get();
    }
    List<String> known =
        new SelectAccounts().run(connection).stream().map(AccountLine::account).toList();
    throw new UsageException(
        "there is no account "
            + Shown.brief(account)
            + Suggestion.closest(account, known)
                .map(name -> "; did you mean " + name + "?")
                .orElse("; covey accounts list names them"));
  }
}
