/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.media.MediaStore;
import dev.covey.intake.CsvFile;
import dev.covey.intake.ImportActions;
import dev.covey.intake.ImportJson;
import dev.covey.intake.ImportOptions;
import dev.covey.intake.ImportReport;
import dev.covey.intake.ImportReport.Outcome;
import dev.covey.intake.Moments;
import dev.covey.intake.ProblemLog;
import dev.covey.intake.policy.PolicyGate;
import dev.covey.intake.policy.RuleBook;
import dev.covey.model.ledger.LedgerReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey actions import FILE.csv}. */
@Command(
    name = "import",
    description = {
      "Imports what accounts are to do from a CSV file: all of it, or nothing.",
      "Columns, in any order: account_no,task_type,source_tweet,text_content,media, and where"
          + " wanted scheduled_at,target,alt_text,priority,ref."
    },
    mixinStandardHelpOptions = true)
final class ActionsImportCommand implements Callable<Integer> {
  private final Session session;
  private final ActionRunner runner;

  @Parameters(
      paramLabel = "FILE.csv",
      description = "UTF-8, separated by commas, semicolons or tabs.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "Checks all and says what would be; keeps nothing.")
  private boolean dryRun;

  @Option(names = "--skip-invalid", description = "Imports the other rows where some are wrong.")
  private boolean skipInvalid;

  @Option(
      names = "--campaign",
      paramLabel = "NAME",
      description = "What the actions are for; the file's name unless given.")
  private @Nullable String campaign;

  @Option(
      names = "--start-at",
      paramLabel = "TIME",
      description =
          "Rows without scheduled_at wait for it: 2026-11-20T08:00:00Z, 2026-11-20 08:00.")
  private @Nullable String startAt;

  @Option(
      names = "--tz",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description =
          "Of times that name no zone, such as Europe/Paris; ${DEFAULT-VALUE} unless given.")
  private String zone = "UTC";

  @Option(
      names = "--media-dir",
      paramLabel = "DIR",
      description = "Where the media are; the folder of the file unless given.")
  private @Nullable Path mediaFolder;

  @Option(
      names = "--allow-same-text",
      description = "Lets several accounts say the same, which X forbids.")
  private boolean allowSameText;

  @Option(
      names = "--long",
      description = "Posts may count 25,000, for accounts that may write so much.")
  private boolean longPosts;

  @Option(
      names = "--problems",
      paramLabel = "FILE",
      description =
          "Where the rows with problems go, with what is wrong beside them;"
              + " logs/NAME.problems.csv unless given.")
  private @Nullable Path problemsFile;

  @Option(names = "--json", description = "As one JSON object, with every problem.")
  private boolean json;

  @Mixin private FollowOptions follow = new FollowOptions();

  @Spec private @Nullable CommandSpec spec;

  ActionsImportCommand(Session session, ActionRunner runner) {
    this.session = session;
    this.runner = runner;
  }

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec, "spec").commandLine();
    follow.check(session, dryRun, command.getParseResult().hasMatchedOption("--workers"));
    CsvFile csv = CsvFile.of(file);
    Instant now = session.clock().instant();
    ImportOptions options = options(csv, now);
    RuleBook rules =
        session
            .database()
            .inTransaction(tx -> RuleBook.read(tx.connection(), session.config().sources().xUrl()));
    ImportActions importer =
        new ImportActions(
            session.database(),
            new LedgerReader(session.database(), session.config().clock().ledgerClock()),
            new MediaStore(session.config().actions().media()),
            session.config().actions().creditsPerDay(),
            () -> new PolicyGate(rules));
    try (ProblemLog problems = ProblemLog.to(problemsFile(csv), json)) {
      ImportReport report;
      try (ProgressLine progress =
          new ProgressLine(command.getErr(), isTerminal(), System::nanoTime)) {
        report = importer.run(csv, options, problems, progress, now);
      }
      print(report, problems, command);
      return dryRun ? code(report) : after(report, command, now);
    }
  }

  /** Logs the run, and follows the campaign where that is wished. */
  private int after(ImportReport report, CommandLine command, Instant now) throws Exception {
    try (RunLog log = RunLog.begin(session.config().log().folder(), session.clock())) {
      log.write(report);
      if (!follow.any() || report.outcome() == Outcome.REFUSED) {
        return code(report);
      }
      return new FollowCampaign(session, runner, follow, json, command).run(report, file, log, now);
    }
  }

  private static int code(ImportReport report) {
    return report.outcome() == Outcome.REFUSED ? 1 : 0;
  }

  private ImportOptions options(CsvFile csv, Instant now) {
    Moments moments;
    ZoneId of;
    try {
      of = ZoneId.of(zone);
      moments = new Moments(of, now);
    } catch (DateTimeException unknown) {
      throw wrong("--tz", zone + " is no zone; write Europe/Paris, UTC or +02:00");
    }
    @Nullable Instant first = null;
    if (startAt != null) {
      try {
        first = moments.parse(startAt);
      } catch (IllegalArgumentException wrong) {
        throw wrong("--start-at", startAt + " " + wrong.getMessage());
      }
    }
    if (campaign != null && (campaign.isBlank() || campaign.length() > 200)) {
      throw wrong("--campaign", "a name has 1 to 200 characters");
    }
    return new ImportOptions(
        campaign,
        new ImportOptions.Times(of, first),
        new ImportOptions.Leave(dryRun, skipInvalid, allowSameText, longPosts),
        mediaFolder == null ? csv.folder() : mediaFolder);
  }

  private ParameterException wrong(String option, String why) {
    return new ParameterException(
        Objects.requireNonNull(spec, "spec").commandLine(), option + ": " + why);
  }

  private Path problemsFile(CsvFile csv) {
    return problemsFile != null
        ? problemsFile
        : Path.of("logs", csv.name().replaceFirst("(?i)\\.csv$", "") + ".problems.csv");
  }

  private void print(ImportReport report, ProblemLog problems, CommandLine command)
      throws IOException {
    boolean refused = report.outcome() == Outcome.REFUSED;
    PrintWriter out = refused && !json ? command.getErr() : command.getOut();
    if (json) {
      ImportJson.write(report, problems, out);
      out.println();
    } else {
      ImportText.print(report, out);
      ImportText.printProblems(report, command.getErr());
    }
    out.flush();
    command.getErr().flush();
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
