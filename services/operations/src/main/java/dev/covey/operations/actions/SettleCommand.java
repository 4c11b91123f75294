/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.action.ActionJson;
import dev.covey.chassis.action.AskedBy;
import dev.covey.chassis.action.ChangeOneAction;
import dev.covey.chassis.action.ChangeOneAction.Answer;
import dev.covey.chassis.action.ChangeOneAction.Asking;
import dev.covey.chassis.cli.Session;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.SettleUnknown.Finding;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey actions settle ID done|failed}. */
@Command(
    name = "settle",
    description =
        "Says of an action whose outcome nobody knew whether it was done: look at X first.",
    mixinStandardHelpOptions = true)
final class SettleCommand implements Callable<Integer> {
  private static final Pattern X_ID = Pattern.compile("[0-9]{1,19}");

  private final Session session;

  @Parameters(index = "0", paramLabel = "ID", description = "The action's number.")
  private long id;

  /** How it ended after all. */
  private enum Outcome {
    DONE,
    FAILED
  }

  @Parameters(index = "1", paramLabel = "done|failed", description = "What X shows.")
  private Outcome outcome = Outcome.FAILED;

  @Option(
      names = "--result",
      paramLabel = "ID",
      description = "What X calls the post that it made.")
  private @Nullable String resultId;

  @Option(names = "--why", paramLabel = "TEXT", description = "How that is known.")
  private @Nullable String why;

  @Option(names = "--json", description = "The action as one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  SettleCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec, "spec").commandLine();
    if (resultId != null && !X_ID.matcher(resultId).matches()) {
      throw new ParameterException(command, "--result is a number of up to 19 digits");
    }
    if (resultId != null && outcome == Outcome.FAILED) {
      throw new ParameterException(command, "what failed has no --result");
    }
    Asking asking = new Asking(AskedBy.typist(), session.clock().instant());
    String known = why == null ? "settled by " + asking.by().who() : why;
    Finding finding = new Finding(outcome == Outcome.DONE, resultId, known);
    ChangeOneAction change = new ChangeOneAction(session.outbox());
    Answer answer = session.database().inTransaction(tx -> change.settle(tx, id, finding, asking));
    return switch (answer) {
      case Answer.Changed(var action) -> say(command.getOut(), action);
      case Answer.Refused(_, String because) -> refuse(command.getErr(), because);
      case Answer.Missing(_) -> throw FindAction.missing(id);
    };
  }

  private int say(PrintWriter out, ActionLine action) {
    out.println(
        json
            ? ActionJson.write(ActionJson.action(action))
            : "action " + id + " is " + action.status().column());
    out.flush();
    return 0;
  }

  private static int refuse(PrintWriter err, String because) {
    err.println("not settled: " + because);
    err.flush();
    return 1;
  }
}
