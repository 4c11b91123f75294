/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.tokens;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.access.ApiToken;
import dev.covey.model.access.InsertAudit;
import dev.covey.model.access.RevokeToken;
import dev.covey.model.database.Transaction;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey tokens revoke ID}. */
@Command(
    name = "revoke",
    description = "Ends a token at once and for good.",
    mixinStandardHelpOptions = true)
final class TokensRevokeCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "Its number, from 'covey tokens list'.")
  private long id;

  @Spec private @Nullable CommandSpec spec;

  TokensRevokeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    ApiToken token = session.database().inTransaction(this::revoke);
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println(
        "token "
            + id
            + " ("
            + Shown.line(token.name())
            + ") is revoked since "
            + token.revokedAt());
    out.flush();
    return 0;
  }

  private ApiToken revoke(Transaction transaction) throws SQLException {
    ApiToken token =
        RevokeToken.of(transaction, id)
            .orElseThrow(() ->
                new UsageException(
                    "there is no token " + id + "; 'covey tokens list' shows those there are"));
    InsertAudit.of(
        transaction,
        Session.operator(),
        "token.revoke",
        "token " + id,
        Map.of("name", token.name()));
    return token;
  }
}
