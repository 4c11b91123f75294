/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.CountStandings.Standing;
import dev.covey.model.action.SelectBusyLanes.BusyLane;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.LedgerReader;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Reads frames of one scope. One thread at a time. */
public final class ReadFrame {
  private final Database database;
  private final Scope scope;
  private final InstantSource clock;
  private final ReadMeters meters;
  private final ReadForecast forecast;

  /**
   * @param nanos as {@link System#nanoTime}
   */
  public ReadFrame(
      Database database,
      LedgerReader ledger,
      Scope scope,
      InstantSource clock,
      LongSupplier nanos) {
    this.database = database;
    this.scope = scope;
    this.clock = clock;
    this.meters = new ReadMeters(ledger);
    this.forecast = new ReadForecast(database, ledger, nanos);
  }

  public Frame read() throws SQLException {
    Instant now = clock.instant();
    QueueSnapshot queue =
        database.inTransaction(tx -> QueueSnapshot.take(tx.connection(), scope, now));
    Set<String> further = accounts(queue.busy());
    further.removeAll(accounts(queue.shown()));
    return new Frame(
        now,
        scope.campaign(),
        queue.standings().stream().map(ReadFrame::count).toList(),
        QueueSnapshot.MOST,
        cutOff(queue.standings()),
        settled(queue.settled()),
        meters.of(queue.shown(), queue.waiting(), now),
        further.size(),
        queue.errors().stream()
            .map(failed ->
                new Frame.Failure(
                    Long.toString(failed.id()),
                    failed.lane().account(),
                    failed.lane().kind().column(),
                    failed.error(),
                    failed.resetAt(),
                    failed.settledAt()))
            .toList(),
        queue.held(),
        queue.nextLook(),
        queue.appStop() == null
            ? null
            : new Frame.Stop(queue.appStop().until(), queue.appStop().reason()),
        queue.pauses().stream().map(each -> new Frame.Paused(each.kind(), each.why())).toList(),
        forecast.of(queue.busy()));
  }

  private static Set<String> accounts(List<BusyLane> lanes) {
    return lanes.stream()
        .map(lane -> lane.lane().account())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Frame.Count count(Standing standing) {
    return new Frame.Count(
        standing.status().column(), standing.kind().column(), standing.actions());
  }

  private static List<String> cutOff(List<Standing> standings) {
    return standings.stream()
        .collect(
            Collectors.groupingBy(
                standing -> standing.status().column(), Collectors.summingLong(Standing::actions)))
        .entrySet()
        .stream()
        .filter(sum -> sum.getValue() >= QueueSnapshot.MOST)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static List<Frame.Settled> settled(List<Map<ActionStatus, Long>> counts) {
    List<Frame.Settled> settled = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      Map<ActionStatus, Long> by = counts.get(i);
      settled.add(
          new Frame.Settled(
              QueueSnapshot.LATELY.get(i).toMinutes(),
              by.getOrDefault(ActionStatus.COMPLETED, 0L),
              by.getOrDefault(ActionStatus.FAILED, 0L),
              by.getOrDefault(ActionStatus.CANCELLED, 0L)));
    }
    return settled;
  }
}
