/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.CountCampaignHeld;
import dev.covey.model.action.CountCampaignSettled;
import dev.covey.model.action.CountCampaignStandings;
import dev.covey.model.action.CountHeldByRule;
import dev.covey.model.action.CountPending;
import dev.covey.model.action.CountSettled;
import dev.covey.model.action.CountStandings;
import dev.covey.model.action.CountStandings.Standing;
import dev.covey.model.action.KeepToIndexOrder;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.LoadActions.AppStop;
import dev.covey.model.action.SelectAppStop;
import dev.covey.model.action.SelectBusyLanes;
import dev.covey.model.action.SelectBusyLanes.BusyLane;
import dev.covey.model.action.SelectLatestErrors;
import dev.covey.model.action.SelectLatestErrors.Failed;
import dev.covey.model.action.SelectNextLook;
import dev.covey.model.action.SelectPauses;
import dev.covey.model.action.SelectPauses.Pause;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of actions say at one moment. Looks along indexes, and at a bounded number of
 * actions.
 *
 * @param busy the lanes that have something to do; no more than {@link #MOST_LANES}
 * @param shown the lanes of the accounts that are shown
 * @param waiting how many wait in those, where another than the campaign's are counted too
 */
record QueueSnapshot(
    List<Standing> standings,
    List<Map<ActionStatus, Long>> settled,
    List<BusyLane> busy,
    List<BusyLane> shown,
    Map<LaneKey, Integer> waiting,
    List<Failed> errors,
    Map<String, Long> held,
    @Nullable Instant nextLook,
    @Nullable AppStop appStop,
    List<Pause> pauses) {
  /** How many actions of each status are counted. */
  static final long MOST = 100_000;

  static final int MOST_LANES = 500;

  /** How many are counted in a lane that is shown. */
  static final int MOST_WAITING = 10_000;

  /** To find out which lanes are busiest. */
  private static final int MOST_COMPARED = 500;

  /** More accounts than these don't fit on a screen. */
  private static final int MOST_ACCOUNTS = 12;

  /** What was settled is told of the last minute and of the last quarter of an hour. */
  static final List<Duration> LATELY = List.of(Duration.ofMinutes(1), Duration.ofMinutes(15));

  private static final int ERRORS = 10;

  static QueueSnapshot take(Connection connection, Scope scope, Instant now) throws SQLException {
    new KeepToIndexOrder().run(connection);
    String campaign = scope.campaign();
    List<BusyLane> busy =
        campaign == null
            ? new SelectBusyLanes().run(connection, MOST_COMPARED, MOST_LANES)
            : new SelectBusyLanes().ofCampaign(connection, campaign, MOST, MOST_LANES);
    List<BusyLane> shown = shown(connection, scope, busy);
    return new QueueSnapshot(
        campaign == null
            ? new CountStandings().run(connection, MOST)
            : new CountCampaignStandings().run(connection, campaign, MOST),
        List.of(
            settled(connection, campaign, now.minus(LATELY.getFirst())),
            settled(connection, campaign, now.minus(LATELY.getLast()))),
        busy,
        shown,
        campaign != null && scope.accounts().isEmpty() ? Map.of() : waiting(connection, shown),
        campaign == null
            ? new SelectLatestErrors().run(connection, ERRORS)
            : new SelectLatestErrors().ofCampaign(connection, campaign, ERRORS),
        campaign == null
            ? new CountHeldByRule().run(connection, MOST)
            : new CountCampaignHeld().run(connection, campaign, MOST),
        new SelectNextLook().run(connection, campaign, MOST).orElse(null),
        new SelectAppStop().run(connection, now).orElse(null),
        new SelectPauses().run(connection));
  }

  private static List<BusyLane> shown(Connection connection, Scope scope, List<BusyLane> busy)
      throws SQLException {
    if (!scope.accounts().isEmpty()) {
      return new SelectBusyLanes()
          .ofAccounts(connection, scope.accounts(), MOST_COMPARED, MOST_LANES);
    }
    Set<String> busiest =
        busy.stream()
            .map(lane -> lane.lane().account())
            .distinct()
            .limit(MOST_ACCOUNTS)
            .collect(Collectors.toSet());
    return busy.stream().filter(lane -> busiest.contains(lane.lane().account())).toList();
  }

  private static Map<LaneKey, Integer> waiting(Connection connection, List<BusyLane> shown)
      throws SQLException {
    return new CountPending()
        .run(connection, shown.stream().map(BusyLane::lane).toList(), MOST_WAITING);
  }

  private static Map<ActionStatus, Long> settled(
      Connection connection, @Nullable String campaign, Instant since) throws SQLException {
    return campaign == null
        ? new CountSettled().run(connection, since, MOST)
        : new CountCampaignSettled().run(connection, campaign, since, MOST);
  }
}
