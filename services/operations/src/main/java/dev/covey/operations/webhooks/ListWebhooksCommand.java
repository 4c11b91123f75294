/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.webhooks;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.model.webhook.SelectWebhooks;
import dev.covey.model.webhook.WebhookLine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covey webhooks list}: never shows a secret. */
@Command(
    name = "list",
    description = "Lists the webhooks, what they want, and whether they take it.",
    mixinStandardHelpOptions = true)
final class ListWebhooksCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "As one JSON array.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ListWebhooksCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    List<WebhookLine> webhooks = session.database().inTransaction(SelectWebhooks::of);
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(WebhookJson.list(webhooks));
    } else if (webhooks.isEmpty()) {
      out.println("no webhooks yet; add one: covey webhooks add URL");
    } else {
      table(webhooks).print(out);
    }
    out.flush();
    return 0;
  }

  private static Table table(List<WebhookLine> webhooks) {
    Table table = new Table("ID", "STATE", "EVENTS", "PROFILE", "LAST TAKEN", "URL", "WHY");
    for (WebhookLine webhook : webhooks) {
      table.add(
          Long.toString(webhook.id()),
          webhook.state(),
          webhook.events().isEmpty() ? "all" : String.join(",", webhook.events()),
          webhook.profile() == null ? "all" : "@" + webhook.profile(),
          Shown.orDash(webhook.lastOkAt()),
          Shown.line(webhook.url()),
          why(webhook));
    }
    return table;
  }

  private static String why(WebhookLine webhook) {
    if (webhook.pausedAt() != null) {
      String reason = webhook.pausedReason();
      return reason == null ? "paused by a person" : Shown.line(reason);
    }
    if (webhook.restsUntil() != null) {
      String failure = webhook.lastFailure();
      return "rests until "
          + webhook.restsUntil()
          + (failure == null ? "" : ": " + Shown.line(failure));
    }
    return "-";
  }
}
