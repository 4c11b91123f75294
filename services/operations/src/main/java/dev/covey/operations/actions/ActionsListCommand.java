/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.action.ActionJson;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.model.action.ActionFilter;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.SelectActions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code covey actions list}. */
@Command(
    name = "list",
    description = "Lists actions, the newest first.",
    mixinStandardHelpOptions = true)
final class ActionsListCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private FilterOptions options = new FilterOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many; ${DEFAULT-VALUE} unless given.")
  private int limit;

  @Option(names = "--json", description = "As one JSON array.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ActionsListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    if (limit < 1 || limit > 100_000) {
      throw new ParameterException(command.commandLine(), "--limit must be 1 to 100000");
    }
    ActionFilter filter = options.filter();
    List<ActionLine> actions =
        session
            .database()
            .inTransaction(tx -> new SelectActions().run(tx.connection(), filter, 0, limit));
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(ActionJson.actions(actions));
    } else if (actions.isEmpty()) {
      out.println("no such actions");
    } else {
      table(actions).print(out);
    }
    out.flush();
    return 0;
  }

  private static Table table(List<ActionLine> actions) {
    Table table =
        new Table("ID", "ACCOUNT", "KIND", "TARGET", "STATUS", "TRIES", "CREATED", "ERROR");
    for (ActionLine action : actions) {
      table.add(
          Long.toString(action.id()),
          action.lane().account(),
          action.lane().kind().column(),
          Shown.orDash(action.content().target()),
          action.status().column(),
          Integer.toString(action.attempts()),
          action.createdAt().toString(),
          Shown.orDash(action.error()));
    }
    return table;
  }
}
