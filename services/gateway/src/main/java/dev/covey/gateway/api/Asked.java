/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.gateway.http.Parameter;
import dev.covey.model.review.Verdict;

/** What several routes can be told in their queries. */
final class Asked {
  static final Parameter LIMIT = Parameter.wholeNumber("limit", "at most so many", 1, Pages.MOST);
  static final Parameter AFTER =
      Parameter.text("after", "goes on after a page: what its 'next' says");
  static final Parameter FROM =
      Parameter.text("from", "not before this day or moment, such as 2026-01-31");
  static final Parameter UNTIL =
      Parameter.text("until", "not after this day, or before this moment");
  static final Parameter WORDS =
      Parameter.text("q", "words that it has: all, \"in a row\", -without, one or another");
  static final Parameter VERDICT =
      Parameter.oneOf("verdict", "only those that are held to be so", Verdict.class);

  private Asked() {}
}
