/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.action.AskedBy;
import dev.covey.chassis.action.ChangeOneAction.Asking;
import dev.covey.chassis.action.Pausing;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.PauseKind;
import dev.covey.model.action.SelectPauses;
import dev.covey.model.action.SelectPauses.Pause;
import dev.covey.model.database.Transaction;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covey actions resume}: undoes one pause, and says which are left. */
@Command(
    name = "resume",
    description = "Ends the pause of all actions, or that of a kind.",
    mixinStandardHelpOptions = true)
final class ResumeKindCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--kind",
      paramLabel = "K",
      converter = KindConverter.class,
      description = "The kind that was paused; else the pause of all is ended.")
  private @Nullable ActionKind kind;

  @Spec private @Nullable CommandSpec spec;

  ResumeKindCommand(Session session) {
    this.session = session;
  }

  private record Resumed(int lanes, List<Pause> left) {}

  @Override
  public Integer call() throws Exception {
    Asking asking = new Asking(AskedBy.typist(), session.clock().instant());
    Resumed resumed = session.database().inTransaction(tx -> resume(tx, asking));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println("lanes that opened: " + resumed.lanes());
    if (!resumed.left().isEmpty()) {
      out.println("still paused: " + names(resumed.left()));
    }
    out.flush();
    return 0;
  }

  private Resumed resume(Transaction transaction, Asking asking) throws SQLException {
    String paused = kind == null ? PauseKind.EVERY : kind.column();
    List<Pause> pauses = new SelectPauses().run(transaction.connection());
    if (pauses.stream().noneMatch(pause -> pause.kind().equals(paused))) {
      throw new UsageException(
          (kind == null ? "there is no pause of all actions" : paused + " is not paused")
              + (pauses.isEmpty()
                  ? ", nor of any kind"
                  : "; paused is " + names(pauses) + ": name it with --kind"));
    }
    int lanes = Pausing.resumeKind(transaction, paused, asking);
    return new Resumed(lanes, new SelectPauses().run(transaction.connection()));
  }

  private static String names(List<Pause> pauses) {
    return String.join(
        ", ",
        pauses.stream()
            .map(pause -> pause.kind().equals(PauseKind.EVERY) ? "everything" : pause.kind())
            .toList());
  }
}
