/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.events;

import dev.covey.model.database.Database;
import dev.covey.model.outbox.SelectEvents;
import dev.covey.model.outbox.SelectEvents.Told;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Walks along the events as they are told, each once. A transaction may commit events whose ids are
 * older than others already seen, so each look reaches back a little. One thread at a time.
 */
public final class EventWalk {
  private static final Duration REACH = Duration.ofSeconds(30);
  private static final int PAGE = 1_000;

  private final Database database;
  private final Set<String> types;
  private final Set<UUID> seen = new LinkedHashSet<>();
  private final SelectEvents selectEvents = new SelectEvents();
  private Instant from;

  public EventWalk(Database database, Set<String> types, Instant from) {
    this.database = database;
    this.types = Set.copyOf(types);
    this.from = from;
  }

  /** What was told since the last look, oldest first; {@code now} is real time. */
  public List<Told> next(Instant now) throws SQLException {
    List<Told> fresh = new ArrayList<>();
    Set<UUID> current = new LinkedHashSet<>();
    UUID last = before(from);
    List<Told> page;
    do {
      UUID after = last;
      page = database.inTransaction(tx -> selectEvents.after(tx.connection(), after, types, PAGE));
      for (Told event : page) {
        current.add(event.id());
        if (!seen.contains(event.id())) {
          fresh.add(event);
        }
        last = event.id();
      }
    } while (page.size() == PAGE);
    seen.clear();
    seen.addAll(current);
    Instant reach = now.minus(REACH);
    from = reach.isAfter(from) ? reach : from;
    return fresh;
  }

  /** The smallest id that could be of that moment. */
  private static UUID before(Instant moment) {
    return new UUID(Math.max(0, moment.toEpochMilli()) << 16, 0);
  }
}
