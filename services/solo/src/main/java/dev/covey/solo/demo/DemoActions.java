/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.simulator.kit.world.WorldPost;
import dev.covey.simulator.x.SandboxAccount;
import java.util.ArrayList;
import java.util.List;

/** The CSV file that the demo imports: likes and reposts, for each account its own targets. */
final class DemoActions {
  private static final int REPOST_EVERY = 3;

  private DemoActions() {}

  static List<String> csv(List<SandboxAccount> accounts, List<WorldPost> targets, int perAccount) {
    List<String> lines = new ArrayList<>();
    lines.add("account_no,task_type,source_tweet,text_content,media");
    int next = 0;
    for (int number = 1; number <= accounts.size(); number++) {
      for (int i = 0; i < perAccount; i++) {
        WorldPost target = targets.get(next++ % targets.size());
        String type = i % REPOST_EVERY == REPOST_EVERY - 1 ? "RT" : "like";
        lines.add("demo%d,%s,https://x.com/i/web/status/%d,,".formatted(number, type, target.id()));
      }
    }
    return lines;
  }
}
