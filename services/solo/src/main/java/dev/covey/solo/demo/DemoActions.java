/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.simulator.kit.world.WorldPost;
import java.util.ArrayList;
import java.util.List;

/** The bulk of what a demo imports: likes and reposts, for each account its own targets. */
final class DemoActions {
  private static final int REPOST_EVERY = 3;

  private DemoActions() {}

  /** As many for each account as were asked for, or as there are targets. */
  static List<String> rows(int accounts, List<WorldPost> targets, int perAccount) {
    List<String> rows = new ArrayList<>();
    int next = 0;
    for (int number = 1; number <= accounts; number++) {
      for (int i = 0; i < Math.min(perAccount, targets.size()); i++) {
        WorldPost target = targets.get(next++ % targets.size());
        String type = i % REPOST_EVERY == REPOST_EVERY - 1 ? "RT" : "like";
        rows.add(
            "demo%d,%s,https://x.com/i/web/status/%d,,,,".formatted(number, type, target.id()));
      }
    }
    return rows;
  }
}
