/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All there is to say about a meter at one moment.
 *
 * @param policy the policy that binds it: its own or its class's
 * @param permits how many permits were given so far
 * @param opensAt when the next permit may be given; null where that is now
 * @param rule why not now; null where it is
 * @param recent the permits that any window still counts, oldest first
 */
public record MeterReport(
    MeterKey meter,
    Instant now,
    NamedPolicy policy,
    long permits,
    @Nullable Instant opensAt,
    @Nullable BindingRule rule,
    List<UsedPermit> recent) {

  public MeterReport {
    recent = List.copyOf(recent);
  }

  /** A permit and what it was for. */
  public record UsedPermit(long number, Instant at, String usedBy) {}

  /** The permits that this window counts now, oldest first. */
  public List<UsedPermit> within(Window window) {
    Instant from = now.minus(window.span());
    return recent.stream().filter(permit -> permit.at().isAfter(from)).toList();
  }
}
