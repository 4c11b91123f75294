/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.model.action.ActionLine;
import dev.covey.model.action.SelectCampaignSettled;
import dev.covey.model.database.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tells each action of a campaign that is settled from a moment on, once. Looks back a little each
 * time, since what was settled first may be committed last. One thread at a time.
 */
final class NewlySettled {
  private static final Duration BACK = Duration.ofMinutes(1);
  private static final int PAGE = 1_000;

  private final Database database;
  private final String campaign;
  private final Instant from;
  private final Map<Long, Instant> told = new HashMap<>();
  private Instant latest;

  NewlySettled(Database database, String campaign, Instant from) {
    this.database = database;
    this.campaign = campaign;
    this.from = from;
    this.latest = from;
  }

  /** Those that were not told before. */
  List<ActionLine> next() throws SQLException {
    Instant back = latest.minus(BACK);
    Instant start = back.isBefore(from) ? from : back;
    told.values().removeIf(settledAt -> settledAt.isBefore(start));
    List<ActionLine> fresh = new ArrayList<>();
    Instant after = start;
    long id = 0;
    List<ActionLine> page;
    do {
      Instant pageAfter = after;
      long pageId = id;
      page =
          database.inTransaction(tx ->
              new SelectCampaignSettled().run(tx.connection(), campaign, pageAfter, pageId, PAGE));
      for (ActionLine action : page) {
        after = Objects.requireNonNull(action.settledAt(), "settledAt");
        id = action.id();
        if (!after.equals(told.put(id, after))) {
          fresh.add(action);
        }
      }
      latest = after.isAfter(latest) ? after : latest;
    } while (page.size() == PAGE);
    return fresh;
  }
}
