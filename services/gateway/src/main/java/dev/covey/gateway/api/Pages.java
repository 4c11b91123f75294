/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.gateway.http.Call;
import java.util.List;

/** Lists in pages: one row more than wanted is read, which says whether there is a next page. */
final class Pages {
  private static final int USUAL = 50;
  static final int MOST = 200;

  private Pages() {}

  /** Some rows, and whether there are more. */
  record Page<T>(List<T> items, boolean more) {
    Page {
      items = List.copyOf(items);
    }
  }

  static int limit(Call call) {
    return call.query().wholeNumber("limit", USUAL, MOST);
  }

  static <T> Page<T> cut(List<T> rows, int limit) {
    return rows.size() <= limit
        ? new Page<>(rows, false)
        : new Page<>(rows.subList(0, limit), true);
  }
}
