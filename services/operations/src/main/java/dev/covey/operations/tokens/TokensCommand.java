/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.tokens;

import dev.covey.chassis.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey tokens}. */
@Command(
    name = "tokens",
    description = "Says who may use the REST API, and what each may do there.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class TokensCommand {
  private TokensCommand() {}

  /** The command with all that hangs on it. */
  public static CommandLine tree(Session session) {
    CommandLine tokens = new CommandLine(new TokensCommand());
    tokens.addSubcommand(new TokensAddCommand(session));
    tokens.addSubcommand(new TokensListCommand(session));
    tokens.addSubcommand(new TokensRevokeCommand(session));
    tokens.setCaseInsensitiveEnumValuesAllowed(true);
    return tokens;
  }
}
