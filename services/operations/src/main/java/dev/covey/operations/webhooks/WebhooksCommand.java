/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.webhooks;

import dev.covey.chassis.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code covey webhooks}. */
@Command(
    name = "webhooks",
    description = "Adds, lists, tests and pauses webhooks: who is told of events by HTTP.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class WebhooksCommand {
  private WebhooksCommand() {}

  /** The command with all that hangs on it. */
  public static CommandLine tree(Session session) {
    CommandLine webhooks = new CommandLine(new WebhooksCommand());
    webhooks.addSubcommand(new AddWebhookCommand(session));
    webhooks.addSubcommand(new ListWebhooksCommand(session));
    webhooks.addSubcommand(new RemoveWebhookCommand(session));
    webhooks.addSubcommand(new PauseWebhookCommand(session));
    webhooks.addSubcommand(new ResumeWebhookCommand(session));
    webhooks.addSubcommand(new TestWebhookCommand(session));
    return webhooks;
  }
}
