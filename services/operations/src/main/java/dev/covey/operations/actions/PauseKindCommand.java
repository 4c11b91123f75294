/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.action.AskedBy;
import dev.covey.chassis.action.ChangeOneAction.Asking;
import dev.covey.chassis.action.Pausing;
import dev.covey.chassis.cli.Session;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.PauseKind;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covey actions pause}. */
@Command(
    name = "pause",
    description =
        "Stops all actions, or those of a kind, for all accounts; what is at X is finished.",
    mixinStandardHelpOptions = true)
final class PauseKindCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--kind",
      paramLabel = "K",
      converter = KindConverter.class,
      description = "Only those of this kind, such as like.")
  private @Nullable ActionKind kind;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      defaultValue = "a person paused them",
      description = "Why, for whoever finds that they stand still.")
  private String why = "";

  @Spec private @Nullable CommandSpec spec;

  PauseKindCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    String paused = kind == null ? PauseKind.EVERY : kind.column();
    Asking asking = new Asking(AskedBy.typist(), session.clock().instant());
    int lanes = session.database().inTransaction(tx -> Pausing.pauseKind(tx, paused, why, asking));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println(
        "%s of all accounts are paused; lanes that stopped: %d"
            .formatted(kind == null ? "all actions" : "actions of kind " + paused, lanes));
    out.flush();
    return 0;
  }
}
