/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

/** The part of a statement that frees lanes: they open, or stop where anything stops them. */
final class FreeLane {
  private static final String SQL =
      """
      update lane set
        state = case when stops.why is null then 'open' else 'stopped' end,
        opens_at = ${opens},
        reason = coalesce(stops.why, ${because}),
        action_id = null
      from ${done} done
      cross join lateral why_lane_stops(done.account_no, done.kind) stops (why)
      where lane.account_no = done.account_no and lane.kind = done.kind
        and lane.action_id = done.id\
      """;

  private FreeLane() {}

  /**
   * Takes two parameters: when the lanes open, and why not earlier.
   *
   * @param done the part that returns id, account_no and kind of the actions that they are freed of
   */
  static String of(String done) {
    return each(done, "?", "?");
  }

  /** The same for each on its own terms, which {@code done} returns as lane_opens, lane_reason. */
  static String onOwnTerms(String done) {
    return each(done, "done.lane_opens", "done.lane_reason");
  }

  private static String each(String done, String opens, String because) {
    return SQL.replace("${done}", done).replace("${opens}", opens).replace("${because}", because);
  }
}
