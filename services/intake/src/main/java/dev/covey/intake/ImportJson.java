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

  record Lane(
      String account,
      String kind,
      int added,
      int pending,
      @Nullable Instant startsAt,
      @Nullable Instant finishesAt,
      @Nullable String binds) {
    static Lane of(LaneForecast lane) {
      LaneKey key = lane.lane();
      return new Lane(
          key.account(),
          key.kind().column(),
          lane.added(),
          lane.pending(),
          lane.first(),
          lane.last(),
          lane.binds());
    }
  }

  record Account(
      String account,
      long actions,
      @Nullable Instant startsAt,
      @Nullable Instant finishesAt,
      @Nullable String binds) {
    static Account of(AccountForecast forecast) {
      return new Account(
          forecast.account(),
          forecast.actions(),
          forecast.first(),
          forecast.last(),
          forecast.binds());
    }
  }

  /**
   * Writes one object, however many problems there are in constant memory.
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
    json.writePOJOProperty("lanes", report.lanes().stream().map(Lane::of).toList());
    json.writePOJOProperty(
        "accounts", AccountForecast.of(report.lanes()).stream().map(Account::of).toList());
    AccountForecast all = AccountForecast.of("", report.lanes());
    json.writePOJOProperty("startsAt", all.first());
    json.writePOJOProperty("finishesAt", all.last());
  }
}
