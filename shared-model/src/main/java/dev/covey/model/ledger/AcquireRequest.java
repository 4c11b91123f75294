/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one permit of every gate, or none.
 *
 * @param gates the one that most share last: requests that share it are decided together
 * @param usedBy what the permits are for, shown by {@code ledger why}, such as {@code action:7#1}
 * @param arm the attempt to write in the same transaction, where there is one
 */
public record AcquireRequest(List<MeterKey> gates, String usedBy, @Nullable AttemptArming arm) {
  public AcquireRequest {
    gates = List.copyOf(gates);
    if (gates.isEmpty()) {
      throw new IllegalArgumentException("gates must not be empty");
    }
    if (gates.size() > 1 && Set.copyOf(gates).size() < gates.size()) {
      throw new IllegalArgumentException("a gate is named twice in " + gates);
    }
  }

  public AcquireRequest(List<MeterKey> gates, String usedBy) {
    this(gates, usedBy, null);
  }
}
