/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import dev.covey.model.action.CountPending;
import dev.covey.model.action.KeepToIndexOrder;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.SelectBusyLanes.BusyLane;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.LedgerReader;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.MissingPolicyException;
import dev.covey.model.ledger.Outlook;
import dev.covey.model.ledger.PendingCalls;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reckons when lanes are done, as the limits of their accounts and of the app let them through.
 * Costs more than the rest of a frame, so it is done anew only now and then. One thread at a time.
 */
final class ReadForecast {
  private static final Duration ANEW = Duration.ofSeconds(15);
  private static final int MOST_PENDING = 20_000;
  private static final int LATEST = 3;

  private final Database database;
  private final LedgerReader ledger;
  private final LongSupplier nanos;
  private Frame.Forecast forecast = Frame.Forecast.NOTHING;
  private @Nullable Long read;

  /**
   * @param nanos as {@link System#nanoTime}
   */
  ReadForecast(Database database, LedgerReader ledger, LongSupplier nanos) {
    this.database = database;
    this.ledger = ledger;
    this.nanos = nanos;
  }

  /** Of lanes that may run and have something pending. */
  Frame.Forecast of(List<BusyLane> busy) throws SQLException {
    List<LaneKey> lanes =
        busy.stream()
            .filter(lane -> lane.pending() > 0 && !lane.state().equals("stopped"))
            .map(BusyLane::lane)
            .toList();
    if (lanes.isEmpty()) {
      read = null;
      return Frame.Forecast.NOTHING;
    }
    long now = nanos.getAsLong();
    if (read == null || now - read >= ANEW.toNanos()) {
      forecast = reckon(lanes, busy.size());
      read = now;
    }
    return forecast;
  }

  private Frame.Forecast reckon(List<LaneKey> lanes, int busy) throws SQLException {
    Map<LaneKey, Integer> pending =
        database.inTransaction(tx -> {
          new KeepToIndexOrder().run(tx.connection());
          return new CountPending().run(tx.connection(), lanes, MOST_PENDING);
        });
    List<PendingCalls> calls = new ArrayList<>();
    for (LaneKey lane : lanes) {
      List<MeterKey> own =
          lane.gates().stream().filter(gate -> !gate.equals(LaneKey.APP_WRITES)).toList();
      calls.add(new PendingCalls(own, pending.getOrDefault(lane, 0)));
    }
    try {
      return told(
          lanes,
          ledger.forecast(calls, List.of(LaneKey.APP_WRITES)),
          lanes.size() == busy
              && busy < QueueSnapshot.MOST_LANES
              && pending.values().stream().noneMatch(count -> count >= MOST_PENDING));
    } catch (MissingPolicyException _) {
      // a kind without limits is never let through
      return new Frame.Forecast(null, false, List.of());
    }
  }

  private static Frame.Forecast told(List<LaneKey> lanes, List<Outlook> outlooks, boolean whole) {
    Map<String, Frame.Last> accounts = new HashMap<>();
    boolean known = true;
    for (int i = 0; i < lanes.size(); i++) {
      Outlook outlook = outlooks.get(i);
      Instant last = outlook.last();
      if (last == null) {
        known = false;
        continue;
      }
      LaneKey lane = lanes.get(i);
      accounts.merge(
          lane.account(),
          new Frame.Last(lane.account(), last, words(lane, outlook)),
          (one, other) -> other.last().isAfter(one.last()) ? other : one);
    }
    List<Frame.Last> latest =
        accounts.values().stream()
            .sorted(
                Comparator.comparing(Frame.Last::last)
                    .reversed()
                    .thenComparing(Frame.Last::account))
            .limit(LATEST)
            .toList();
    return new Frame.Forecast(
        known && !latest.isEmpty() ? latest.getFirst().last() : null, whole && known, latest);
  }

  private static @Nullable String words(LaneKey lane, Outlook outlook) {
    MeterKey meter = outlook.meter();
    BindingRule rule = outlook.rule();
    return meter == null || rule == null ? null : lane.limit(meter, rule);
  }
}
