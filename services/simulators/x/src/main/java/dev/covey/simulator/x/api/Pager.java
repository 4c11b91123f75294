/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Cuts pages, newest first, out of rising positions. */
final class Pager {

  private final ApiCall call;
  private final int size;
  private final Optional<PageToken> token;

  /** Reads the parameters of paging. */
  Pager(ApiCall call, Params params, int min, int max, int otherwise) {
    this(call, params, params.number("max_results", min, max, otherwise), "pagination_token");
  }

  private Pager(ApiCall call, Params params, int size, String parameter) {
    this.call = call;
    this.size = size;
    this.token =
        params
            .text(parameter)
            .map(text -> PageToken.decode(text, timeline(call), parameter, call.errors()));
  }

  /** The same for search, which calls its token by another name too. */
  static Pager ofSearch(ApiCall call, Params params) {
    int size = params.number("max_results", 10, 100, 10);
    boolean other = params.text("next_token").isPresent();
    var _ = params.text("pagination_token");
    return new Pager(call, params, size, other ? "next_token" : "pagination_token");
  }

  private static String timeline(ApiCall call) {
    return call.raw().path();
  }

  /** The positions of one page, and the tokens of its neighbours. */
  record Page(List<Long> positions, Optional<String> next, Optional<String> previous) {

    /** What the answer says of the page. */
    Map<String, Object> meta() {
      var meta = new LinkedHashMap<String, Object>();
      meta.put("result_count", positions.size());
      next.ifPresent(text -> meta.put("next_token", text));
      previous.ifPresent(text -> meta.put("previous_token", text));
      return meta;
    }

    /** The same for pages of posts, which name their first and last. */
    Map<String, Object> metaOfPosts() {
      Map<String, Object> meta = meta();
      if (!positions.isEmpty()) {
        meta.put("newest_id", positions.getFirst().toString());
        meta.put("oldest_id", positions.getLast().toString());
      }
      return meta;
    }
  }

  /** The page that was asked for, of the positions that are wanted. */
  Page cut(NavigableSet<Long> positions, LongPredicate wanted) {
    boolean older = token.map(PageToken::older).orElse(true);
    var found = new ArrayList<Long>();
    NavigableSet<Long> rest = older ? positions.descendingSet() : positions;
    if (token.isPresent()) {
      rest = rest.tailSet(token.get().position(), false);
    }
    for (long position : rest) {
      if (wanted.test(position)) {
        found.add(position);
        if (found.size() > size) {
          break;
        }
      }
    }
    boolean more = found.size() > size;
    List<Long> page = new ArrayList<>(more ? found.subList(0, size) : found);
    if (!older) {
      Collections.reverse(page);
    }
    return new Page(
        List.copyOf(page),
        older ? next(page, more) : next(page, true),
        previous(page, older, more));
  }

  private Optional<String> next(List<Long> page, boolean more) {
    return page.isEmpty() || !more
        ? Optional.empty()
        : Optional.of(new PageToken(true, page.getLast()).encode(timeline(call)));
  }

  private Optional<String> previous(List<Long> page, boolean older, boolean more) {
    boolean isFirst = token.isEmpty() || (!older && !more);
    return page.isEmpty() || isFirst
        ? Optional.empty()
        : Optional.of(new PageToken(false, page.getFirst()).encode(timeline(call)));
  }
}
