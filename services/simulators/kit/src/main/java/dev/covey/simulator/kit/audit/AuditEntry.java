/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call as the simulator saw it. {@code effectKey} names what the call changed (null when it
 * changed nothing); two entries with one key mean that something was done twice, unless an entry
 * between them {@code undoes} that key. {@code status} is what was answered, or meant to be
 * answered where {@code answered} is false because the connection was closed.
 */
public record AuditEntry(
    long number,
    Instant at,
    String method,
    String path,
    String query,
    String principal,
    String kind,
    String summary,
    int status,
    boolean answered,
    @Nullable String effectKey,
    @Nullable String undoes,
    List<String> faults,
    long millis) {

  public AuditEntry {
    faults = List.copyOf(faults);
  }

  /** Whether the call changed the simulator's world. */
  public boolean effect() {
    return effectKey != null;
  }
}
