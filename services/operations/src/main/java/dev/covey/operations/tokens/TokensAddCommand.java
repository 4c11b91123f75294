/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.tokens;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.SpanConverter;
import dev.covey.model.access.ApiToken;
import dev.covey.model.access.InsertAudit;
import dev.covey.model.access.InsertToken;
import dev.covey.model.access.Role;
import dev.covey.model.access.TokenSecret;
import dev.covey.model.time.Spans;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey tokens add NAME}: shows the token once, and never again. */
@Command(
    name = "add",
    description = "Makes a token and shows it once; only its hash is kept.",
    mixinStandardHelpOptions = true)
final class TokensAddCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final int LONGEST_NAME = 100;
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "Who or what will use it, for the list.")
  private String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description =
          "viewer reads; operator runs the fleet; approver releases what is held; admin also"
              + " erases. Each may do what those before it may.")
  private Role role = Role.VIEWER;

  @Option(
      names = "--for",
      paramLabel = "SPAN",
      converter = SpanConverter.class,
      description = "How long it holds, as 12h or 90d; until it is revoked, if not given.")
  private @Nullable Duration lifetime;

  @Spec private @Nullable CommandSpec spec;

  TokensAddCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new ParameterException(
          command.commandLine(), "NAME must be 1 to " + LONGEST_NAME + " characters");
    }
    if (lifetime != null && (lifetime.toSeconds() < 1 || lifetime.compareTo(LONGEST) > 0)) {
      throw new ParameterException(
          command.commandLine(), "--for must be 1s to " + Spans.text(LONGEST));
    }
    TokenSecret secret = TokenSecret.random();
    ApiToken token =
        session
            .database()
            .inTransaction(tx -> {
              ApiToken added = InsertToken.of(tx, name, role, secret, lifetime);
              InsertAudit.of(
                  tx,
                  Session.operator(),
                  "token.add",
                  "token " + added.id(),
                  Map.of("name", name, "role", role.text()));
              return added;
            });
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    err.println(
        "token %d (%s, %s)%s; it is shown this once, keep it well:"
            .formatted(
                token.id(),
                Shown.line(token.name()),
                role.text(),
                token.expiresAt() == null ? "" : ", until " + token.expiresAt()));
    err.flush();
    // alone on the output, so that a script can take it
    out.println(secret.reveal());
    out.flush();
    return 0;
  }
}
