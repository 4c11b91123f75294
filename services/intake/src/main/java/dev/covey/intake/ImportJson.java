/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.LaneKey;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** An import's report for machines, with every problem: its member names are a contract. */
public final class ImportJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private ImportJson() {}

  /** A lane with what was added to it. */
  public record ImportedLane(
      String account,
      String kind,
      int added,
      int pending,
      double dollars,
      @Nullable Instant startsAt,
      @Nullable Instant finishesAt,
      @Nullable String binds) {
    static ImportedLane of(LaneForecast lane) {
      LaneKey key = lane.lane();
      return new ImportedLane(
          key.account(),
          key.kind().column(),
          lane.added(),
          lane.pending(),
          Dollars.number(lane.credits()),
          lane.first(),
          lane.last(),
          lane.binds());
    }
  }

  /** An account with what was added for it. */
  public record ImportedAccount(
      String account,
      long actions,
      double dollars,
      @Nullable Instant startsAt,
      @Nullable Instant finishesAt,
      @Nullable String binds) {
    static ImportedAccount of(AccountForecast forecast) {
      return new ImportedAccount(
          forecast.account(),
          forecast.actions(),
          Dollars.number(forecast.credits()),
          forecast.first(),
          forecast.last(),
          forecast.binds());
    }
  }

  /**
   * All that an import tells, in the order in which it is written.
   *
   * @param dollars what its actions cost at X
   * @param dollarsPerDay a day's budget; null where none is set
   * @param budgetDays how many days' budgets they cost; null where none is set
   * @param binds what makes the last of them wait the longest
   */
  public record Imported(
      String file,
      String sha256,
      String campaign,
      String outcome,
      long rows,
      long alreadyImported,
      @Nullable Instant importedAt,
      long notFailed,
      long added,
      long held,
      long invalidRows,
      long problemCount,
      List<RowProblem> problems,
      @Nullable String problemsFile,
      List<String> warnings,
      List<ImportedLane> lanes,
      List<ImportedAccount> accounts,
      @Nullable Instant startsAt,
      @Nullable Instant finishesAt,
      @Nullable String binds,
      double dollars,
      @Nullable Double dollarsPerDay,
      @Nullable Double budgetDays) {}

  /**
   * Writes one {@link Imported}, however many problems there are in constant memory.
   *
   * @param problems the log that the import was given; it tells as many as it was asked to keep
   */
  public static void write(ImportReport report, ProblemLog problems, Writer out)
      throws IOException {
    try (JsonGenerator json = MAPPER.createGenerator(out)) {
      json.writeStartObject();
      head(report, json);
      json.writeArrayPropertyStart("problems");
      problems.each(json::writePOJO);
      json.writeEndArray();
      tail(report, json);
      json.writeEndObject();
    }
  }

  private static void head(ImportReport report, JsonGenerator json) {
    ImportReport.Counts counts = report.counts();
    json.writeStringProperty("file", report.file());
    json.writeStringProperty("sha256", report.sha256());
    json.writeStringProperty("campaign", report.campaign());
    json.writeStringProperty(
        "outcome", report.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.writeNumberProperty("rows", counts.rows());
    json.writeNumberProperty("alreadyImported", counts.already());
    json.writePOJOProperty("importedAt", report.importedAt());
    json.writeNumberProperty("notFailed", counts.settled());
    json.writeNumberProperty("added", counts.added());
    json.writeNumberProperty("held", counts.held());
    json.writeNumberProperty("invalidRows", counts.invalid());
    json.writeNumberProperty("problemCount", report.problemCount());
  }

  private static void tail(ImportReport report, JsonGenerator json) {
    Path table = report.problemTable();
    json.writePOJOProperty("problemsFile", table == null ? null : table.toString());
    json.writePOJOProperty("warnings", report.warnings());
    json.writePOJOProperty("lanes", report.lanes().stream().map(ImportedLane::of).toList());
    json.writePOJOProperty(
        "accounts", AccountForecast.of(report.lanes()).stream().map(ImportedAccount::of).toList());
    AccountForecast all = AccountForecast.of("", report.lanes());
    json.writePOJOProperty("startsAt", all.first());
    json.writePOJOProperty("finishesAt", all.last());
    json.writePOJOProperty("binds", all.binds());
    ImportCost cost = report.cost();
    boolean budgeted = cost.perDay() > 0;
    json.writeNumberProperty("dollars", Dollars.number(cost.credits()));
    json.writePOJOProperty("dollarsPerDay", budgeted ? Dollars.number(cost.perDay()) : null);
    json.writePOJOProperty("budgetDays", budgeted ? cost.days() : null);
  }
}
