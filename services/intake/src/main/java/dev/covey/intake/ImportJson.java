/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.LaneKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An import's report for machines, with every problem: its member names are a contract. */
public final class ImportJson {
  private ImportJson() {}

  record Lane(String account, String kind, int added, int pending, @Nullable Instant finishesAt) {}

  record Report(
      String file,
      String sha256,
      String outcome,
      long rows,
      long alreadyImported,
      @Nullable Instant importedAt,
      long added,
      long invalidRows,
      long problemCount,
      List<RowProblem> problems,
      List<Lane> lanes) {}

  public static String of(ImportReport report, Map<LaneKey, Instant> finish) {
    return JsonMapper.shared()
        .writeValueAsString(
            new Report(
                report.file(),
                report.sha256(),
                report.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                report.rows(),
                report.already(),
                report.importedAt(),
                report.added(),
                report.lines(),
                report.problemCount(),
                report.problems(),
                report.lanes().stream().map(lane -> lane(lane, finish)).toList()));
  }

  private static Lane lane(LaneCount count, Map<LaneKey, Instant> finish) {
    LaneKey lane = count.lane();
    return new Lane(
        lane.account(), lane.kind().column(), count.added(), count.pending(), finish.get(lane));
  }
}
