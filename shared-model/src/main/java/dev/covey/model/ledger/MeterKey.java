/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.util.Objects;

/**
 * What a meter counts: one kind of act of one subject, such as {@code account:42} and {@code like}.
 */
public record MeterKey(String subject, String kind) {
  public MeterKey {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(kind, "kind");
  }

  @Override
  public String toString() {
    return subject + "/" + kind;
  }
}
