/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.chassis.config.ActionsConfig;
import dev.covey.chassis.media.MediaStore;
import dev.covey.gateway.http.Call;
import dev.covey.gateway.http.Parameter;
import dev.covey.gateway.http.Route;
import dev.covey.gateway.problem.Problem;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.intake.CsvFile;
import dev.covey.intake.ImportActions;
import dev.covey.intake.ImportJson;
import dev.covey.intake.ImportOptions;
import dev.covey.intake.ImportReport;
import dev.covey.intake.ImportReport.Outcome;
import dev.covey.intake.Moments;
import dev.covey.intake.ProblemLog;
import dev.covey.intake.Progress;
import dev.covey.intake.policy.PolicyGate;
import dev.covey.intake.policy.RuleBook;
import dev.covey.model.access.InsertAudit;
import dev.covey.model.access.Role;
import dev.covey.model.ledger.LedgerReader;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes a CSV file of actions in, as the command {@code actions import} does. */
public final class ImportRoute {
  /** A million rows with texts; what is larger is refused before any of it is read. */
  static final long MOST_BYTES = 256L << 20;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final String PART = "file";
  private static final int UNPROCESSABLE = 422;

  private final ActionDesk desk;
  private final LedgerReader ledger;
  private final ActionsConfig actions;
  private final URI x;

  /** Imports run one after the other anyway; those that wait must not hold connections. */
  private final Semaphore oneAtATime = new Semaphore(1);

  /** With {@code actions} as what is set for them, and {@code x} as the address that they go to. */
  public ImportRoute(ActionDesk desk, LedgerReader ledger, ActionsConfig actions, URI x) {
    this.desk = desk;
    this.ledger = ledger;
    this.actions = actions;
    this.x = x;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
                "/actions/import",
                Role.OPERATOR,
                "Imports a CSV file of actions, its part 'file' of multipart/form-data: all of it,"
                    + " or nothing. 422 with the same report where rows are wrong.",
                this::take)
            .asking(
                Parameter.text("campaign", "what the actions are for; the file's name by itself"),
                Parameter.flag("dry_run", "checks all and keeps nothing"),
                Parameter.flag("skip_invalid", "imports the other rows where some are wrong"),
                Parameter.flag("allow_same_text", "lets several accounts say the same"),
                Parameter.flag("long", "posts may count 25,000"),
                Parameter.text("start_at", "rows without scheduled_at wait for this moment"),
                Parameter.text("tz", "zone of moments that name none, such as Europe/Paris"))
            .takingFile(PART, MOST_BYTES)
            .answering(ImportJson.Imported.class)
            .answering(UNPROCESSABLE, ImportJson.Imported.class));
  }

  private void take(Call call) throws SQLException, IOException, InterruptedException {
    Instant now = desk.now();
    ImportOptions options = options(call, now);
    if (options.leave().sameText() && !call.caller().role().includes(Role.APPROVER)) {
      // what a rule holds or refuses is for an approver to let pass
      throw new ProblemException(Problem.forbidden(Role.APPROVER));
    }
    UploadedFile uploaded = uploaded(call);
    if (!oneAtATime.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new ProblemException(Problem.unavailable("another file is being imported"));
    }
    try {
      take(call, uploaded, options, now);
    } finally {
      oneAtATime.release();
    }
  }

  private void take(Call call, UploadedFile uploaded, ImportOptions options, Instant now)
      throws SQLException, IOException {
    Path folder = temporary();
    Path file = folder.resolve("file.csv");
    try {
      keep(uploaded, file);
      take(call, new Sent(file, name(uploaded), options, now));
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("covey-import-");
    } catch (IOException failure) {
      throw new IllegalStateException("no folder to keep an upload in", failure);
    }
  }

  private static void keep(UploadedFile uploaded, Path file) {
    try (InputStream content = uploaded.content()) {
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new IllegalStateException("an upload can't be kept in " + file, failure);
    }
  }

  private static UploadedFile uploaded(Call call) {
    String type = call.context().contentType();
    if (type == null || !type.startsWith("multipart/form-data")) {
      throw new ProblemException(
          Problem.wrong(PART, "send the file as multipart/form-data", "curl -F file=@actions.csv"));
    }
    UploadedFile uploaded;
    try {
      uploaded = call.context().uploadedFile(PART);
    } catch (Exception malformed) {
      // Javalin throws the servlet's own exception without declaring it
      throw ProblemException.wrong(PART, "the body is no multipart/form-data", null);
    }
    if (uploaded == null) {
      throw ProblemException.wrong(PART, "there is no such part with a file", PART);
    }
    return uploaded;
  }

  /** Where it was kept on its sender's machine is nobody's business. */
  private static String name(UploadedFile uploaded) {
    String name = uploaded.filename().replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
    return name.isBlank() ? "upload.csv" : name.length() > 200 ? name.substring(0, 200) : name;
  }

  /** A file as it was sent, and how it is to be imported. */
  private record Sent(Path file, String name, ImportOptions options, Instant now) {}

  private void take(Call call, Sent sent) throws SQLException, IOException {
    RuleBook rules = desk.read(tx -> RuleBook.read(tx.connection(), x));
    ImportActions importer =
        new ImportActions(
            desk.database(),
            ledger,
            new MediaStore(actions.media()),
            actions.creditsPerDay(),
            () -> new PolicyGate(rules));
    StringWriter body = new StringWriter();
    ImportReport report;
    try (ProblemLog problems = ProblemLog.counting()) {
      report = run(importer, sent, problems);
      ImportJson.write(report, problems, body);
    }
    if (report.outcome() == Outcome.IMPORTED) {
      audit(call, report);
    }
    if (report.outcome() == Outcome.REFUSED) {
      call.context().status(UNPROCESSABLE);
    }
    call.json(body.toString());
  }

  private static ImportReport run(ImportActions importer, Sent sent, ProblemLog problems)
      throws SQLException {
    try {
      CsvFile file = CsvFile.of(sent.file(), sent.name());
      return importer.run(file, sent.options(), problems, Progress.NONE, sent.now());
    } catch (IOException unreadable) {
      throw ProblemException.wrong(PART, String.valueOf(unreadable.getMessage()), null);
    }
  }

  private void audit(Call call, ImportReport report) throws SQLException {
    desk.change(tx -> {
      InsertAudit.of(
          tx,
          call.askedBy().who(),
          "actions.import",
          report.file(),
          Map.of(
              "sha256", report.sha256(),
              "campaign", report.campaign(),
              "added", report.counts().added(),
              "from", call.context().ip()));
      return report;
    });
  }

  private static ImportOptions options(Call call, Instant now) {
    ZoneId zone = zone(call);
    ImportOptions plain = ImportOptions.PLAIN;
    String campaign = call.query().text("campaign");
    return plain
        .with(new ImportOptions.Times(zone, startAt(call, new Moments(zone, now))))
        .with(
            new ImportOptions.Leave(
                call.query().flag("dry_run"),
                call.query().flag("skip_invalid"),
                call.query().flag("allow_same_text"),
                call.query().flag("long")))
        .withCampaign(campaign);
  }

  private static ZoneId zone(Call call) {
    String zone = call.query().text("tz");
    try {
      return ZoneId.of(zone == null ? "UTC" : zone);
    } catch (DateTimeException unknown) {
      throw ProblemException.wrong("tz", "there is no such zone", "Europe/Paris");
    }
  }

  private static @Nullable Instant startAt(Call call, Moments moments) {
    String text = call.query().text("start_at");
    try {
      return text == null ? null : moments.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.wrong(
          "start_at", String.valueOf(wrong.getMessage()), "2026-11-20T08:00:00Z");
    }
  }
}
