/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an import means for an account: its lanes taken together.
 *
 * @param credits what its actions cost at X, in millionths of a dollar
 * @param last null where it can't be said of each of its lanes that go on without a person
 * @param binds what makes its last action wait the longest
 */
public record AccountForecast(
    String account,
    long actions,
    long credits,
    @Nullable Instant first,
    @Nullable Instant last,
    @Nullable String binds) {

  /** By the names of the accounts. */
  public static List<AccountForecast> of(List<LaneForecast> lanes) {
    return lanes.stream()
        .collect(
            Collectors.groupingBy(lane -> lane.lane().account(), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(account -> of(account.getKey(), account.getValue()))
        .toList();
  }

  /** All of them under one name. */
  public static AccountForecast of(String name, List<LaneForecast> lanes) {
    @Nullable LaneForecast slowest =
        lanes.stream()
            .filter(lane -> lane.last() != null)
            .max(Comparator.comparing(lane -> Objects.requireNonNull(lane.last())))
            .orElse(null);
    boolean known = lanes.stream().allMatch(lane -> lane.last() != null || lane.isHeld());
    return new AccountForecast(
        name,
        lanes.stream().mapToLong(LaneForecast::added).sum(),
        lanes.stream().mapToLong(LaneForecast::credits).sum(),
        lanes.stream()
            .map(LaneForecast::first)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null),
        known && slowest != null ? slowest.last() : null,
        slowest == null ? null : slowest.binds());
  }
}
