/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ids of meters, remembered; meters that are not there yet are made. One thread at a time. */
final class MeterIds {
  private static final int REMEMBERED = 100_000;

  private final Database database;
  private final Map<MeterKey, Long> known = new LeastRecentlyUsed();

  MeterIds(Database database) {
    this.database = database;
  }

  /** Null where it is not remembered: see {@link #learn}. */
  @Nullable Long find(MeterKey meter) {
    return known.get(meter);
  }

  /** Finds or makes these meters, and remembers them. */
  void learn(Collection<MeterKey> meters) throws SQLException {
    List<MeterKey> unknown = meters.stream().distinct().toList();
    known.putAll(database.inTransaction(tx -> make(tx.connection(), unknown)));
  }

  void forgetAll() {
    known.clear();
  }

  /** In a transaction of its own, so that no lock of it is held while meters are locked. */
  private static Map<MeterKey, Long> make(Connection connection, List<MeterKey> meters)
      throws SQLException {
    Map<MeterKey, Long> found = SelectMeterIds.select(connection, meters);
    List<MeterKey> missing = meters.stream().filter(meter -> !found.containsKey(meter)).toList();
    if (!missing.isEmpty()) {
      InsertMeters.insert(connection, missing);
      found.putAll(SelectMeterIds.select(connection, missing));
    }
    return found;
  }

  private static final class LeastRecentlyUsed extends LinkedHashMap<MeterKey, Long> {
    private static final long serialVersionUID = 1L;

    LeastRecentlyUsed() {
      super(1024, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<MeterKey, Long> eldest) {
      return size() > REMEMBERED;
    }
  }
}
