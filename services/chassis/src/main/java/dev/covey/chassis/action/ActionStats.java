/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.action;

import dev.covey.model.action.ActionLine;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.CountHeldByRule;
import dev.covey.model.action.CountSettled;
import dev.covey.model.action.CountStandings;
import dev.covey.model.action.CountStandings.Standing;
import dev.covey.model.action.SelectAction;
import dev.covey.model.action.SelectPauses;
import dev.covey.model.database.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How all actions stand together. What it costs has an end: of each status so many are counted and
 * no more, and it says where that cut something off.
 *
 * @param countedUpTo how many of each status are counted at most
 * @param cutOff the statuses of which there may be more
 * @param settledLately how many were settled in the last {@code lateMinutes}, by how
 * @param oldestPending null where none is pending, or more than are counted
 * @param heldByRule empty name for those that no rule holds
 * @param paused the kinds that a person has stopped
 */
public record ActionStats(
    Instant at,
    List<Count> counts,
    long countedUpTo,
    List<String> cutOff,
    Map<String, Long> settledLately,
    long lateMinutes,
    @Nullable Oldest oldestPending,
    long unknown,
    Map<String, Long> heldByRule,
    List<SelectPauses.Pause> paused) {
  private static final long MOST = 100_000;
  private static final Duration LATELY = Duration.ofMinutes(15);

  /** Actions of a kind that stand at the same. */
  public record Count(String status, String kind, long actions) {}

  /** The action that has waited for longest. */
  public record Oldest(String id, String account, String kind, Instant createdAt) {}

  public static ActionStats of(Transaction transaction, Instant now) throws SQLException {
    Connection connection = transaction.connection();
    List<Standing> standings = new CountStandings().run(connection, MOST);
    Map<ActionStatus, Long> sums =
        standings.stream()
            .collect(
                Collectors.groupingBy(Standing::status, Collectors.summingLong(Standing::actions)));
    Map<String, Long> lately = new TreeMap<>();
    new CountSettled()
        .run(connection, now.minus(LATELY), MOST)
        .forEach((status, count) -> lately.put(status.column(), count));
    boolean known = sums.getOrDefault(ActionStatus.PENDING, 0L) < MOST;
    return new ActionStats(
        now,
        standings.stream()
            .map(each -> new Count(each.status().column(), each.kind().column(), each.actions()))
            .toList(),
        MOST,
        sums.entrySet().stream()
            .filter(sum -> sum.getValue() >= MOST)
            .map(sum -> sum.getKey().column())
            .sorted()
            .toList(),
        lately,
        LATELY.toMinutes(),
        known ? oldest(connection, standings) : null,
        sums.getOrDefault(ActionStatus.UNKNOWN, 0L),
        new CountHeldByRule().run(connection, MOST),
        new SelectPauses().run(connection));
  }

  private static @Nullable Oldest oldest(Connection connection, List<Standing> standings)
      throws SQLException {
    Long id =
        standings.stream()
            .filter(standing -> standing.status() == ActionStatus.PENDING)
            .map(Standing::oldest)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    ActionLine line = id == null ? null : new SelectAction().run(connection, id).orElse(null);
    return line == null
        ? null
        : new Oldest(
            Long.toString(line.id()),
            line.lane().account(),
            line.lane().kind().column(),
            line.createdAt());
  }
}
