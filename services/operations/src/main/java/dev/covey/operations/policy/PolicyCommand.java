/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.policy;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.config.Suggestion;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.intake.policy.Rule;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey policy}. */
@Command(
    name = "policy",
    description = "Shows and sets what the rules of policy say to actions.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class PolicyCommand {
  private PolicyCommand() {}

  /** The command with all that hangs on it. */
  public static CommandLine tree(Session session) {
    CommandLine policy = new CommandLine(new PolicyCommand());
    policy.addSubcommand(new PolicyListCommand(session));
    policy.addSubcommand(new PolicyExplainCommand(session));
    policy.addSubcommand(new PolicySetCommand(session));
    return policy;
  }

  static Rule rule(String id) {
    return Rule.called(id)
        .orElseThrow(() ->
            new UsageException(
                "there is no rule "
                    + id
                    + Suggestion.closest(id, Rule.ids())
                        .map(close -> "; did you mean " + close + "?")
                        .orElse("; 'covey policy list' shows those there are")));
  }
}
