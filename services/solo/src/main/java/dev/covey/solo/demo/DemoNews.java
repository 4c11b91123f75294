/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.model.database.Database;
import dev.covey.model.outbox.SelectEvents.Told;
import dev.covey.operations.events.EventWalk;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the fleet found out about tweets and people, by the events it told, and whether that is
 * true; and how the story of the actions goes on. For one thread.
 */
final class DemoNews {
  private static final Set<String> TYPES =
      Set.of("TweetDeleted", "TweetReappeared", "ProfileChanged");

  private final DemoDrama drama;
  private final DemoStory story;
  private final List<String> lines = new ArrayList<>();
  private final List<String> falsehoods = new ArrayList<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private @Nullable EventWalk walk;

  DemoNews(DemoDrama drama, DemoStory story) {
    this.drama = drama;
    this.story = story;
    TYPES.forEach(type -> counts.put(type, 0L));
  }

  /** Reads on, and returns what is new, a line each. */
  List<String> read(Database database) throws SQLException {
    List<String> fresh = new ArrayList<>();
    if (walk == null) {
      walk = new EventWalk(database, TYPES, Instant.EPOCH);
    }
    for (Told event : walk.next(Instant.now())) {
      counts.merge(event.type(), 1L, Long::sum);
      fresh.add(line(event.type(), JsonMapper.shared().readTree(event.body()).get("payload")));
    }
    fresh.addAll(story.goOn(database));
    lines.addAll(fresh);
    return fresh;
  }

  private String line(String type, JsonNode payload) {
    if (type.equals("ProfileChanged")) {
      if (payload.get("field").asString().equals("username")) {
        return "@%s has a new name, @%s"
            .formatted(payload.get("before").asString(), payload.get("after").asString());
      }
      return "@%s: %s was %s, is %s"
          .formatted(
              payload.get("username").asString(),
              payload.get("field").asString(),
              payload.path("before").asString("empty"),
              payload.path("after").asString("empty"));
    }
    long tweet = Long.parseLong(payload.get("tweetId").asString());
    boolean gone = type.equals("TweetDeleted");
    if (!(gone ? drama.wasDeleted(tweet) : drama.cameBack(tweet))) {
      falsehoods.add("tweet " + tweet + " was called " + (gone ? "deleted" : "back") + " wrongly");
    }
    return gone
        ? "tweet %d is deleted: %d looks apart in time did not show it"
            .formatted(tweet, payload.get("evidence").size())
        : "tweet %d is back: it was called deleted, and is shown again".formatted(tweet);
  }

  /** The latest lines, newest last. */
  List<String> latest(int most) {
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }

  /** How many of each type were told. */
  Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  /** What was told and is not true. */
  List<String> falsehoods() {
    return List.copyOf(falsehoods);
  }
}
