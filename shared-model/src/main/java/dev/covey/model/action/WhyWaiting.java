/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says until when and because of what an action is not settled. */
public final class WhyWaiting {
  private static final String SQL =
      """
      select action.id, action.status, action.not_before, action.reason, action.started_at, action.look_at,
        lane.state as lane_state, lane.opens_at, lane.reason as lane_reason,
        lane.action_id as in_flight,
        (select count(*) from action other
          where other.account_no = action.account_no and other.kind = action.kind
            and other.status = 'pending' and action.status = 'pending'
            and (other.priority > action.priority or other.priority = action.priority
              and case
                when other.not_before is null and action.not_before is null
                  then (other.place, other.id) < (action.place, action.id)
                when other.not_before is null then false
                else other.not_before < coalesce(action.not_before, ?) end)) as ahead,
        attempt.number, attempt.owner, attempt.armed_at, attempt.lease_until,
        job.state as job_state, job.run_at as job_run_at, job.reason as job_reason, job.id as job_id,
        app_stop.until as stop_until, app_stop.reason as stop_reason
      from action
      left join lane on lane.account_no = action.account_no and lane.kind = action.kind
      left join attempt on attempt.action_id = action.id and attempt.number = action.attempts
        and attempt.state = 'armed'
      left join job on job.unique_key = 'action:' || action.id
        and job.state in ('waiting', 'queued', 'parked')
      left join app_stop on app_stop.until > ?
      where action.id = ?\
      """;

  /** Empty for an action that is settled, or that does not exist. */
  public Optional<Waiting> run(Connection connection, long actionId, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Columns.timestamp(now));
      statement.setObject(2, Columns.timestamp(now));
      statement.setLong(3, actionId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(read(row, now)) : Optional.empty();
      }
    }
  }

  private static @Nullable Waiting read(ResultSet row, Instant now) throws SQLException {
    return switch (ActionStatus.of(row.getString("status"))) {
      case PENDING ->
          row.getLong("in_flight") == row.getLong("id") ? handed(row) : pending(row, now);
      case RUNNING -> running(row);
      case HELD -> person(row, "held until a person releases it");
      case UNKNOWN -> unknown(row);
      case COMPLETED, FAILED, CANCELLED -> null;
    };
  }

  private static Waiting unknown(ResultSet row) throws SQLException {
    if ("parked".equals(row.getString("job_state"))) {
      return running(row);
    }
    Instant lookAt = Columns.instantOrNull(row, "look_at");
    String reason = row.getString("reason");
    String because = "it may or may not have been done, and must not be done twice";
    String why = reason == null ? "" : " (" + reason + ")";
    return lookAt == null
        ? new Waiting(null, because + ": look at X, then covey actions settle" + why, 0)
        : new Waiting(lookAt, because + ": its account is looked at then to find out" + why, 0);
  }

  private static Waiting person(ResultSet row, String because) throws SQLException {
    String reason = row.getString("reason");
    return new Waiting(null, reason == null ? because : because + " (" + reason + ")", 0);
  }

  private static Waiting pending(ResultSet row, Instant now) throws SQLException {
    long ahead = row.getLong("ahead");
    Instant notBefore = Columns.instantOrNull(row, "not_before");
    if (notBefore != null && notBefore.isAfter(now)) {
      String reason = row.getString("reason");
      return new Waiting(notBefore, reason == null ? "it is planned for then" : reason, ahead);
    }
    Instant stopped = Columns.instantOrNull(row, "stop_until");
    if (stopped != null) {
      return new Waiting(stopped, "the app is stopped: " + row.getString("stop_reason"), ahead);
    }
    Instant opensAt = Columns.instantOrNull(row, "opens_at");
    String laneState = Objects.requireNonNullElse(row.getString("lane_state"), "missing");
    String laneReason = row.getString("lane_reason");
    return switch (laneState) {
      case "busy" ->
          new Waiting(
              null, "action " + row.getLong("in_flight") + " of its lane comes first", ahead);
      case "stopped" -> new Waiting(null, "its lane is stopped: " + laneReason, ahead);
      case "open" -> open(opensAt, laneReason, now, ahead);
      default -> throw new IllegalStateException("a pending action's lane is " + laneState);
    };
  }

  private static Waiting open(
      @Nullable Instant opensAt, @Nullable String reason, Instant now, long ahead) {
    if (opensAt == null || !opensAt.isAfter(now)) {
      return new Waiting(now, "its lane is open; a dispatcher takes it next", ahead);
    }
    return new Waiting(opensAt, reason == null ? "its lane opens then" : reason, ahead);
  }

  private static Waiting running(ResultSet row) throws SQLException {
    UUID owner = row.getObject("owner", UUID.class);
    if (owner != null) {
      return new Waiting(
          null,
          "attempt %d by worker %s is at X since %s; if that worker dies, it is taken from it after %s"
              .formatted(
                  row.getInt("number"),
                  owner,
                  Columns.instant(row, "armed_at"),
                  Columns.instant(row, "lease_until")),
          0);
    }
    return handed(row);
  }

  private static Waiting handed(ResultSet row) throws SQLException {
    String jobState = Objects.requireNonNullElse(row.getString("job_state"), "gone");
    String job = "its job " + row.getString("job_id");
    return switch (jobState) {
      case "waiting" -> waitingJob(row, job);
      case "queued" -> new Waiting(null, job + " is at the broker or with a worker", 0);
      case "parked" ->
          new Waiting(
              null,
              job + " is parked: " + row.getString("job_reason") + "; see covey jobs show",
              0);
      default -> new Waiting(null, "its job is gone; a dispatcher opens its lane again", 0);
    };
  }

  private static Waiting waitingJob(ResultSet row, String job) throws SQLException {
    String reason = row.getString("job_reason");
    return reason == null
        ? new Waiting(null, job + " waits for room at the broker", 0)
        : new Waiting(
            Columns.instantOrNull(row, "job_run_at"), job + " is tried again then: " + reason, 0);
  }
}
