/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.chassis.action.ActionPrice;
import dev.covey.model.action.NewAction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an import adds to one lane. One thread at a time. */
final class LaneTally {
  private final Map<Long, Integer> prices = new TreeMap<>();
  private int added;
  private int held;
  private int dated;
  private @Nullable Instant earliest;
  private @Nullable Instant latest;

  void add(NewAction action) {
    added++;
    prices.merge(ActionPrice.of(action.lane().kind(), action.content()), 1, Integer::sum);
    if (action.hold() != null) {
      held++;
      return;
    }
    Instant notBefore = action.turn().notBefore();
    if (notBefore != null) {
      dated++;
      earliest = earliest == null || notBefore.isBefore(earliest) ? notBefore : earliest;
      latest = latest == null || notBefore.isAfter(latest) ? notBefore : latest;
    }
  }

  int added() {
    return added;
  }

  int held() {
    return held;
  }

  /** How many of them may run by themselves. */
  int running() {
    return added - held;
  }

  /** What they cost at X, in millionths of a dollar, those that are held as well. */
  long credits() {
    return prices.entrySet().stream().mapToLong(each -> each.getKey() * each.getValue()).sum();
  }

  /** What one of those costs on the average that this budget of a day can hold. */
  long price(long perDay) {
    List<Map.Entry<Long, Integer>> payable =
        prices.entrySet().stream().filter(each -> each.getKey() <= perDay).toList();
    long sum = payable.stream().mapToLong(each -> each.getKey() * each.getValue()).sum();
    int count = payable.stream().mapToInt(Map.Entry::getValue).sum();
    return count == 0 ? 0 : Math.ceilDiv(sum, count);
  }

  /** How many cost more than this. */
  int dearerThan(long price) {
    return prices.entrySet().stream()
        .filter(each -> each.getKey() > price)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** The first moment that one of them waits for, if all wait for one. */
  @Nullable Instant begins() {
    return dated > 0 && dated == running() ? earliest : null;
  }

  @Nullable Instant latest() {
    return latest;
  }
}
