/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import dev.covey.model.action.LaneKey;
import dev.covey.model.action.SelectBusyLanes.BusyLane;
import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.LedgerReader;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.MeterReport;
import dev.covey.model.ledger.MissingPolicyException;
import dev.covey.model.ledger.Window;
import dev.covey.model.time.Spans;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds to lanes how full their limits are, and when each may go on. */
final class ReadMeters {
  private final LedgerReader ledger;

  ReadMeters(LedgerReader ledger) {
    this.ledger = ledger;
  }

  /**
   * The accounts in the order of their lanes.
   *
   * @param waiting how many wait in lanes, where that is known better than by the lanes
   */
  List<Frame.Account> of(List<BusyLane> lanes, Map<LaneKey, Integer> waiting, Instant now)
      throws SQLException {
    Map<MeterKey, MeterReport> meters =
        reports(lanes.stream().flatMap(lane -> lane.lane().gates().stream()).distinct().toList());
    Map<String, List<BusyLane>> accounts = new LinkedHashMap<>();
    lanes.forEach(
        lane -> accounts.computeIfAbsent(lane.lane().account(), _ -> new ArrayList<>()).add(lane));
    return accounts.values().stream()
        .map(own ->
            new Frame.Account(
                own.getFirst().lane().account(),
                own.getFirst().accountState(),
                own.getFirst().accountReason(),
                own.stream().map(lane -> lane(lane, pending(lane, waiting), meters, now)).toList()))
        .toList();
  }

  private Map<MeterKey, MeterReport> reports(List<MeterKey> keys) throws SQLException {
    Map<MeterKey, MeterReport> reports = new HashMap<>();
    try {
      ledger.explain(keys).forEach(report -> reports.put(report.meter(), report));
    } catch (MissingPolicyException _) {
      for (MeterKey key : keys) {
        try {
          reports.put(key, ledger.explain(key));
        } catch (MissingPolicyException noLimits) {
          // its lane says that it waits for a limit to be set
        }
      }
    }
    return reports;
  }

  private static long pending(BusyLane lane, Map<LaneKey, Integer> waiting) {
    Integer known = waiting.get(lane.lane());
    return known == null ? lane.pending() : known;
  }

  private static Frame.Lane lane(
      BusyLane lane, long pending, Map<MeterKey, MeterReport> meters, Instant now) {
    List<Frame.Used> used = new ArrayList<>();
    @Nullable Instant nextAt = lane.opensAt().isAfter(now) ? lane.opensAt() : null;
    @Nullable String because = nextAt == null ? null : lane.reason();
    for (MeterKey gate : lane.lane().gates()) {
      MeterReport report = meters.get(gate);
      if (report == null) {
        continue;
      }
      if (!LaneKey.isOfTheApp(gate)) {
        used.addAll(windows(report, gate.equals(lane.lane().accountMeter()) ? null : gate.kind()));
      }
      Instant opensAt = report.opensAt();
      BindingRule rule = report.rule();
      if (opensAt != null && rule != null && (nextAt == null || opensAt.isAfter(nextAt))) {
        nextAt = opensAt;
        because = lane.lane().limit(gate, rule);
      }
    }
    boolean stopped = lane.state().equals("stopped");
    return new Frame.Lane(
        lane.lane().kind().column(),
        lane.state(),
        pending,
        pending >= QueueSnapshot.MOST_WAITING,
        used,
        stopped ? null : nextAt,
        stopped ? lane.reason() : because);
  }

  private static List<Frame.Used> windows(MeterReport report, @Nullable String of) {
    List<Frame.Used> used = new ArrayList<>();
    for (Window window : report.policy().policy().windows()) {
      used.add(
          new Frame.Used(
              of, Spans.text(window.span()), report.within(window).size(), window.count()));
    }
    return used;
  }
}
