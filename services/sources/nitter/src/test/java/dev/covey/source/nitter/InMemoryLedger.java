/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import dev.covey.model.database.Transaction;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Permit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A ledger without limits but for the blocks put on it; it remembers what was asked of it. */
final class InMemoryLedger implements AccountLedger {
  private final InstantSource clock;
  private final Map<MeterKey, LedgerDecision.Wait> blocks = new LinkedHashMap<>();
  private final Map<MeterKey, Long> granted = new LinkedHashMap<>();
  private final List<Permit> landed = new ArrayList<>();
  private final List<Permit> givenBack = new ArrayList<>();

  InMemoryLedger(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized LedgerDecision acquire(AcquireRequest request) {
    Instant now = clock.instant();
    List<Permit> permits = new ArrayList<>();
    for (MeterKey gate : request.gates()) {
      LedgerDecision.Wait block = blocks.get(gate);
      if (block != null && block.until().isAfter(now)) {
        return block;
      }
      permits.add(new Permit(gate, 1, granted.merge(gate, 1L, Long::sum), now));
    }
    return new LedgerDecision.Granted(permits);
  }

  @Override
  public synchronized void landed(List<Permit> permits) {
    landed.addAll(permits);
  }

  @Override
  public void landed(Transaction transaction, List<Permit> permits) {
    landed(permits);
  }

  @Override
  public synchronized int giveBack(List<Permit> permits) {
    givenBack.addAll(permits);
    return permits.size();
  }

  @Override
  public synchronized void block(MeterKey meter, Instant until, String reason) {
    blocks.put(
        meter, new LedgerDecision.Wait(until, meter, new BindingRule.Blocked(until, reason)));
  }

  @Override
  public void block(Transaction transaction, MeterKey meter, Instant until, String reason) {
    block(meter, until, reason);
  }

  synchronized long granted(MeterKey meter) {
    return granted.getOrDefault(meter, 0L);
  }

  synchronized Map<MeterKey, LedgerDecision.Wait> blocks() {
    return Map.copyOf(blocks);
  }

  synchronized int landed() {
    return landed.size();
  }

  synchronized int givenBack() {
    return givenBack.size();
  }

  @Override
  public void close() {}
}
