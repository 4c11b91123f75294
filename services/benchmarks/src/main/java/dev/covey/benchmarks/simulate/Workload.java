/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.simulate;

import dev.covey.model.action.ActionKind;
import dev.covey.model.action.LaneKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What is to be done: so many actions, of kinds at random, for accounts of which a few have much to
 * do and most have little, in campaigns of the same size.
 *
 * @param campaigns the lanes of each campaign's actions, in the order of its file
 */
record Workload(List<List<LaneKey>> campaigns) {
  static final int CAMPAIGNS = 4;

  private static final ActionKind[] MIX = {
    ActionKind.LIKE, ActionKind.LIKE, ActionKind.LIKE, ActionKind.LIKE, ActionKind.LIKE,
    ActionKind.RETWEET, ActionKind.RETWEET, ActionKind.RETWEET, ActionKind.POST, ActionKind.POST,
    ActionKind.REPLY, ActionKind.REPLY, ActionKind.QUOTE, ActionKind.DM, ActionKind.UNLIKE,
    ActionKind.DELETE, ActionKind.HIDE
  };

  static Workload random(int accounts, int actions, RandomGenerator random) {
    List<List<LaneKey>> campaigns = new ArrayList<>();
    for (int campaign = 0; campaign < CAMPAIGNS; campaign++) {
      campaigns.add(new ArrayList<>());
    }
    for (int i = 0; i < actions; i++) {
      ActionKind kind = MIX[random.nextInt(MIX.length)];
      campaigns.get(i % CAMPAIGNS).add(new LaneKey(account(pick(accounts, random)), kind));
    }
    return new Workload(campaigns);
  }

  static String account(int number) {
    return "a" + number;
  }

  /** The square of an even distribution: the first hundredth gets a tenth of all. */
  private static int pick(int accounts, RandomGenerator random) {
    double even = random.nextDouble();
    return (int) (even * even * accounts);
  }

  Map<LaneKey, Integer> lanes() {
    Map<LaneKey, Integer> lanes = new HashMap<>();
    campaigns.forEach(lane -> lane.forEach(each -> lanes.merge(each, 1, Integer::sum)));
    return lanes;
  }
}
