/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.LaneKey;
import dev.covey.model.ledger.LedgerReader;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.MissingPolicyException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * When the limits of each account and of the app let the last action of a lane through, if nothing
 * else happens.
 */
public final class FinishTimes {
  private FinishTimes() {}

  /** Empty where a kind has no limits set, and so is never let through. */
  public static Map<LaneKey, Instant> of(List<LaneCount> lanes, LedgerReader reader)
      throws SQLException {
    Map<MeterKey, Integer> pending = new HashMap<>();
    lanes.forEach(count -> pending.put(count.lane().accountMeter(), count.pending()));
    if (pending.isEmpty()) {
      return Map.of();
    }
    Map<MeterKey, Instant> finish;
    try {
      finish = reader.finish(pending, List.of(LaneKey.APP_WRITES));
    } catch (MissingPolicyException noLimits) {
      return Map.of();
    }
    return lanes.stream()
        .map(LaneCount::lane)
        .collect(
            Collectors.toMap(
                lane -> lane, lane -> Objects.requireNonNull(finish.get(lane.accountMeter()))));
  }
}
