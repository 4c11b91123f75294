/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake.policy;

import dev.covey.intake.FirstLines;
import dev.covey.intake.Gate;
import dev.covey.model.action.ActionKeys;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.SelectAimed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds second replies of an account to a post, and reposts of what another account reposts: in the
 * file and in what was queued before. Remembers the first of each post in the file, in sixteen
 * bytes. One thread at a time.
 */
final class AimedBefore {
  private final FirstLines first = new FirstLines();

  /** For each candidate, the rule that it breaks and why; null for none. */
  List<@Nullable Broken> look(Connection connection, List<Gate.Candidate> batch)
      throws SQLException {
    Map<String, List<SelectAimed.Aimed>> before = before(connection, batch);
    List<@Nullable Broken> broken = new ArrayList<>();
    for (Gate.Candidate candidate : batch) {
      broken.add(look(candidate, before));
    }
    return broken;
  }

  /** A rule, and who was there before. */
  record Broken(Rule rule, String because) {}

  private @Nullable Broken look(
      Gate.Candidate candidate, Map<String, List<SelectAimed.Aimed>> before) {
    LaneKey lane = candidate.action().lane();
    Long target = candidate.action().content().target();
    if (target == null || !isAimed(lane.kind())) {
      return null;
    }
    boolean reply = lane.kind() == ActionKind.REPLY;
    for (SelectAimed.Aimed other : before.getOrDefault(key(lane.kind(), target), List.of())) {
      if (reply == other.lane().account().equals(lane.account())) {
        return reply
            ? new Broken(Rule.SECOND_REPLY, "action " + other.action() + " replies to it already")
            : new Broken(
                Rule.BULK_REPOST,
                "account %s reposts it in action %d"
                    .formatted(other.lane().account(), other.action()));
      }
    }
    FirstLines.Place there =
        first.putIfAbsent(ActionKeys.aim(lane, target), lane.account(), candidate.line());
    if (there == null || (!reply && there.account().equals(lane.account()))) {
      return null;
    }
    return reply
        ? new Broken(Rule.SECOND_REPLY, "line " + there.line() + " replies to it already")
        : new Broken(
            Rule.BULK_REPOST,
            "account %s in line %d reposts it".formatted(there.account(), there.line()));
  }

  private static Map<String, List<SelectAimed.Aimed>> before(
      Connection connection, List<Gate.Candidate> batch) throws SQLException {
    List<Long> targets = new ArrayList<>();
    List<LaneKey> lanes = new ArrayList<>();
    for (Gate.Candidate candidate : batch) {
      Long target = candidate.action().content().target();
      LaneKey lane = candidate.action().lane();
      if (target != null && isAimed(lane.kind())) {
        targets.add(target);
        lanes.add(lane);
      }
    }
    Map<String, List<SelectAimed.Aimed>> before = new HashMap<>();
    if (!targets.isEmpty()) {
      for (SelectAimed.Aimed aimed : new SelectAimed().run(connection, targets, lanes)) {
        before
            .computeIfAbsent(key(aimed.lane().kind(), aimed.target()), _ -> new ArrayList<>())
            .add(aimed);
      }
    }
    return before;
  }

  private static boolean isAimed(ActionKind kind) {
    return kind == ActionKind.REPLY || kind == ActionKind.RETWEET;
  }

  private static String key(ActionKind kind, long target) {
    return kind.column() + " " + target;
  }
}
