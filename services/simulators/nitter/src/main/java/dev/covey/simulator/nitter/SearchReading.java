/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.nitter.upstream.Position;
import dev.covey.simulator.nitter.upstream.Search;
import dev.covey.simulator.nitter.upstream.SearchQuery;
import dev.covey.simulator.nitter.upstream.Stretch;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a search goes from page to page. Newer builds go on below an id when the form says until
 * when; X's own cursors, which the others use, go astray where the query itself holds an "until:".
 */
final class SearchReading {
  private static final Pattern MAX_ID = Pattern.compile("maxid:(\\d{1,19})");

  /** Half a millisecond in ids, so that the last tweet is not found again. */
  private static final long BELOW_LAST = 2_000_000;

  private final Visit visit;

  SearchReading(Visit visit) {
    this.visit = visit;
  }

  Stretch read(SearchQuery query) {
    if (visit.has(Trouble.TIMELINES_EMPTY)
        || (visit.has(Trouble.SEARCH_ENDS_EARLY) && visit.cursor().isPresent())) {
      return Stretch.EMPTY;
    }
    Optional<Search.From> from = from();
    if (from.isEmpty()) {
      return Stretch.EMPTY;
    }
    SearchQuery asked = goesAstray() ? SearchQuery.typed("").build() : query;
    return new Search(visit.upstream(), visit.now()).find(asked, from.get());
  }

  private boolean goesAstray() {
    return visit.cursor().isPresent()
        && (visit.has(Trouble.SEARCH_STRAYS) || visit.param("q").contains("until:"));
  }

  /** Empty for a cursor that is none. */
  private Optional<Search.From> from() {
    Optional<String> cursor = visit.cursor();
    if (cursor.isEmpty()) {
      return Optional.of(new Search.From.Start());
    }
    Matcher maxId = MAX_ID.matcher(cursor.get());
    if (maxId.matches()) {
      return Optional.of(new Search.From.MaxId(Long.parseLong(maxId.group(1))));
    }
    return Position.parse(cursor.get()).map(Search.From.After::new);
  }

  /** The cursor of the next page; empty if this one was empty. */
  Optional<String> next(Stretch stretch) {
    if (visit.has(Trouble.CURSOR_LOOP) && visit.cursor().isPresent()) {
      return visit.cursor();
    }
    boolean byId = visit.site().vintage().searchesByMaxId() && !visit.param("until").isEmpty();
    return stretch.end().map(end -> byId ? "maxid:" + (end.id() - BELOW_LAST) : end.toCursor());
  }
}
