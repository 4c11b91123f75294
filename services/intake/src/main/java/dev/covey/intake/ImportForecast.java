/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.LaneKey;
import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.DayBudget;
import dev.covey.model.ledger.LedgerReader;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.MissingPolicyException;
import dev.covey.model.ledger.Outlook;
import dev.covey.model.ledger.PendingCalls;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the limits of each account and of the app let an import through, if nothing else happens.
 * Lanes that don't stand in the import are left out of account.
 */
final class ImportForecast {
  private ImportForecast() {}

  /**
   * @param waiting what waits in each lane besides this import
   */
  static List<LaneForecast> of(
      Map<LaneKey, LaneTally> tallies,
      Map<LaneKey, Integer> waiting,
      LedgerReader reader,
      DayBudget budget)
      throws SQLException {
    List<LaneKey> lanes = List.copyOf(tallies.keySet());
    List<PendingCalls> calls = new ArrayList<>();
    for (LaneKey lane : lanes) {
      LaneTally tally = Objects.requireNonNull(tallies.get(lane));
      // what waits in a lane costs what is added there, as far as anybody knows
      calls.add(
          new PendingCalls(
              own(lane), pending(lane, tallies, waiting), tally.price(budget.perDay())));
    }
    @Nullable List<Outlook> outlooks = outlooks(calls, lanes, reader, budget);
    List<LaneForecast> forecasts = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      LaneKey lane = lanes.get(i);
      LaneTally tally = tallies.getOrDefault(lane, new LaneTally());
      int pending = calls.get(i).calls();
      forecasts.add(
          outlooks == null || tally.running() == 0
              ? new LaneForecast(
                  lane, tally.added(), pending, tally.credits(), null, null, without(tally))
              : forecast(lane, tally, pending, told(lane, outlooks.get(i), budget)));
    }
    return forecasts;
  }

  private static int pending(
      LaneKey lane, Map<LaneKey, LaneTally> tallies, Map<LaneKey, Integer> waiting) {
    LaneTally tally = tallies.get(lane);
    return waiting.getOrDefault(lane, 0) + (tally == null ? 0 : tally.running());
  }

  /** Null where a kind has no limits set, and so is never let through. */
  private static @Nullable List<Outlook> outlooks(
      List<PendingCalls> calls, List<LaneKey> lanes, LedgerReader reader, DayBudget budget)
      throws SQLException {
    if (calls.isEmpty()) {
      return List.of();
    }
    List<MeterKey> shared =
        lanes.stream()
            .flatMap(lane -> lane.gates().stream())
            .filter(LaneKey.APP_WRITES::equals)
            .distinct()
            .toList();
    try {
      return reader.forecast(calls, shared, budget);
    } catch (MissingPolicyException noLimits) {
      return null;
    }
  }

  /** All gates but the one that every lane passes. */
  private static List<MeterKey> own(LaneKey lane) {
    return lane.gates().stream().filter(gate -> !gate.equals(LaneKey.APP_WRITES)).toList();
  }

  /** What the ledger expects of a lane, with what binds it in words. */
  private record Told(Instant first, @Nullable Instant last, @Nullable String binds) {}

  private static Told told(LaneKey lane, Outlook outlook, DayBudget budget) {
    BindingRule rule = outlook.rule();
    MeterKey meter = outlook.meter();
    String limit = rule == null || meter == null ? null : lane.limit(meter, rule);
    return new Told(
        outlook.first(),
        outlook.last(),
        outlook.byBudget() ? ImportCost.rule(budget.perDay()) : limit);
  }

  private static LaneForecast forecast(LaneKey lane, LaneTally tally, int pending, Told told) {
    Instant begins = tally.begins();
    Instant latest = tally.latest();
    @Nullable Instant last = told.last();
    boolean planned = latest != null && last != null && latest.isAfter(last);
    return new LaneForecast(
        lane,
        tally.added(),
        pending,
        tally.credits(),
        begins != null && begins.isAfter(told.first()) ? begins : told.first(),
        planned ? latest : last,
        planned ? "its scheduled time" : told.binds());
  }

  private static @Nullable String without(LaneTally tally) {
    return tally.running() == 0 ? LaneForecast.HELD : null;
  }
}
