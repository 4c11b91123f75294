/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Session;
import dev.covey.intake.CsvFile;
import dev.covey.intake.FinishTimes;
import dev.covey.intake.ImportActions;
import dev.covey.intake.ImportJson;
import dev.covey.intake.ImportReport;
import dev.covey.intake.ImportReport.Outcome;
import dev.covey.model.action.LaneKey;
import dev.covey.model.ledger.LedgerReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey actions import FILE.csv}. */
@Command(
    name = "import",
    description = {
      "Imports what accounts are to do from a CSV file: all of it, or nothing.",
      "Columns, in any order: account_no,task_type,source_tweet,text_content,media."
    },
    mixinStandardHelpOptions = true)
final class ActionsImportCommand implements Callable<Integer> {
  /** More than a screen, less than memory holds of a file that is all wrong. */
  private static final int PROBLEMS_KEPT = 1000;

  private final Session session;

  @Parameters(paramLabel = "FILE.csv", description = "UTF-8, separated by commas.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "Checks all and says what would be; keeps nothing.")
  private boolean dryRun;

  @Option(names = "--skip-invalid", description = "Imports the other rows where some are wrong.")
  private boolean skipInvalid;

  @Option(names = "--json", description = "As one JSON object, with every problem.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ActionsImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CsvFile csv = CsvFile.of(file);
    ImportReport report =
        new ImportActions(session.database())
            .run(
                csv,
                new ImportActions.Options(
                    dryRun, skipInvalid, json ? Integer.MAX_VALUE : PROBLEMS_KEPT),
                session.clock().instant());
    LedgerReader reader =
        new LedgerReader(session.database(), session.config().clock().ledgerClock());
    Map<LaneKey, Instant> finish = FinishTimes.of(report.lanes(), reader);
    CommandLine command = Objects.requireNonNull(spec, "spec").commandLine();
    boolean refused = report.outcome() == Outcome.REFUSED;
    PrintWriter out = refused && !json ? command.getErr() : command.getOut();
    if (json) {
      out.println(ImportJson.of(report, finish));
    } else {
      ImportText.print(report, finish, out);
      ImportText.printProblems(report, command.getErr());
    }
    out.flush();
    command.getErr().flush();
    return refused ? 1 : 0;
  }
}
