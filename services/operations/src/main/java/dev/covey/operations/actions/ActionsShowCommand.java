/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.action.ActionJson;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.model.action.ActionLine;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey actions show ID}. */
@Command(
    name = "show",
    description = "Shows all that is known about an action.",
    mixinStandardHelpOptions = true)
final class ActionsShowCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "The action's number.")
  private long id;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ActionsShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    ActionLine action =
        session.database().inTransaction(tx -> FindAction.find(tx.connection(), id));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(ActionJson.write(ActionJson.action(action)));
    } else {
      print(action, out);
    }
    out.flush();
    return 0;
  }

  private static void print(ActionLine action, PrintWriter out) {
    Table table = new Table("action", Long.toString(action.id()));
    table.add("account", action.lane().account());
    table.add("kind", action.lane().kind().column());
    table.add("target", Shown.orDash(action.content().target()));
    table.add("status", action.status().column());
    table.add("attempts", Integer.toString(action.attempts()));
    table.add("limit resets", Shown.orDash(action.resetAt()));
    table.add("result", Shown.orDash(action.resultId()));
    table.add("created", action.createdAt().toString());
    table.add("started", Shown.orDash(action.startedAt()));
    table.add("settled", Shown.orDash(action.settledAt()));
    String file = action.importName();
    table.add("from", file == null ? "-" : Shown.brief(file) + ", row " + action.row());
    table.print(out);
    whole("text", action.content().text(), out);
    whole("error", action.error(), out);
  }

  /** A post or a platform's answer is what one came to read, so nothing of it is cut. */
  private static void whole(String name, @Nullable String text, PrintWriter out) {
    if (text != null) {
      out.println();
      out.println(name);
      out.println("  " + Shown.paragraph(text).replace("\n", "\n  "));
    }
  }
}
