/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Lanes as the two parallel arrays that statements take. */
final class LaneColumns {
  private LaneColumns() {}

  static Array accounts(Connection connection, List<LaneKey> lanes) throws SQLException {
    return Columns.texts(connection, lanes.stream().map(LaneKey::account));
  }

  static Array kinds(Connection connection, List<LaneKey> lanes) throws SQLException {
    return Columns.texts(connection, lanes.stream().map(lane -> lane.kind().column()));
  }
}
