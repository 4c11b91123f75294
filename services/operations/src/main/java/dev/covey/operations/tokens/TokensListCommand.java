/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.tokens;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.model.access.ApiToken;
import dev.covey.model.access.SelectTokens;
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
import tools.jackson.databind.json.JsonMapper;

/** {@code covey tokens list}: never shows a token. */
@Command(
    name = "list",
    description = "Lists the tokens, with who may do what and when each was last used.",
    mixinStandardHelpOptions = true)
final class TokensListCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "As one JSON array.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  TokensListCommand(Session session) {
    this.session = session;
  }

  /** For machines: member names are a contract. */
  private record Line(
      long id,
      String name,
      String role,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable Instant lastUsedAt) {
    static Line of(ApiToken token) {
      return new Line(
          token.id(),
          token.name(),
          token.role().text(),
          token.createdAt(),
          token.expiresAt(),
          token.revokedAt(),
          token.lastUsedAt());
    }
  }

  @Override
  public Integer call() throws Exception {
    List<ApiToken> tokens = session.database().inTransaction(SelectTokens::all);
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(tokens.stream().map(Line::of).toList()));
    } else if (tokens.isEmpty()) {
      out.println("no tokens yet; make one: covey tokens add NAME --role viewer");
    } else {
      table(tokens).print(out);
    }
    out.flush();
    return 0;
  }

  private static Table table(List<ApiToken> tokens) {
    Table table = new Table("ID", "NAME", "ROLE", "SINCE", "UNTIL", "LAST USED", "REVOKED");
    for (ApiToken token : tokens) {
      table.add(
          Long.toString(token.id()),
          Shown.brief(token.name()),
          token.role().text(),
          token.createdAt().toString(),
          Shown.orDash(token.expiresAt()),
          Shown.orDash(token.lastUsedAt()),
          Shown.orDash(token.revokedAt()));
    }
    return table;
  }
}
