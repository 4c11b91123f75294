/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.action.ActionRows;
import dev.covey.chassis.action.ReadActions;
import dev.covey.chassis.cli.NewFile;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.csv.RowFormat;
import dev.covey.chassis.csv.RowWriter;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.model.action.ActionLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covey actions export}. */
@Command(
    name = "export",
    description = {
      "Writes all actions that match, the oldest first.",
      "The first columns of CSV are those of an import."
    },
    mixinStandardHelpOptions = true)
final class ActionsExportCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private FilterOptions options = new FilterOptions();

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "csv",
      description = "csv, for spreadsheets: nothing in it is run as a formula; or jsonl.")
  private RowFormat format = RowFormat.CSV;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to; standard output unless given. An existing file is not replaced.")
  private @Nullable Path output;

  @Spec private @Nullable CommandSpec spec;

  ActionsExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    if (output == null) {
      PrintWriter out = command.commandLine().getOut();
      export(out);
      out.flush();
      return 0;
    }
    ReadActions actions = ReadActions.begin(session.database(), options.filter());
    try (Writer file = NewFile.create(output)) {
      long written = write(actions, file);
      file.flush();
      PrintWriter err = command.commandLine().getErr();
      err.println(written + " action(s) written to " + output);
      err.flush();
    }
    return 0;
  }

  private void export(Writer out) throws SQLException, StartupException, IOException {
    write(ReadActions.begin(session.database(), options.filter()), out);
  }

  private long write(ReadActions actions, Writer out) throws SQLException, IOException {
    RowWriter<ActionLine> writer = format.writer(out, ActionRows.FORM);
    for (List<ActionLine> page = actions.next(); !page.isEmpty(); page = actions.next()) {
      page.forEach(writer);
    }
    writer.flush();
    return writer.written();
  }
}
