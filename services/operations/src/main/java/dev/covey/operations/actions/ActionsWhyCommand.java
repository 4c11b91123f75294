/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.action.ActionJson;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.WhyWaiting;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey actions why ID}: until when it waits, and because of what. */
@Command(
    name = "why",
    description = "Says until when an action waits, and because of what.",
    mixinStandardHelpOptions = true)
final class ActionsWhyCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "The action's number.")
  private long id;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ActionsWhyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Instant now = session.clock().instant();
    ActionJson.Why why =
        session
            .database()
            .inTransaction(tx -> {
              ActionLine action = FindAction.find(tx.connection(), id);
              return ActionJson.why(
                  action, new WhyWaiting().run(tx.connection(), id, now).orElse(null));
            });
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(ActionJson.write(why));
    } else {
      print(why, out);
    }
    out.flush();
    return 0;
  }

  private static void print(ActionJson.Why why, PrintWriter out) {
    out.println("action " + why.id() + " is " + why.status());
    if (why.until() != null) {
      out.println("  until " + why.until());
    }
    if (why.because() != null) {
      out.println("  because " + Shown.line(why.because()));
    }
    if (why.ahead() > 0) {
      out.println("  " + why.ahead() + " of its lane come first");
    }
  }
}
