/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.ledger.ResolvedRequest.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Decides requests one after another over locked meters, each seeing what the ones before it took.
 * No I/O: what was granted is kept here to be written. One thread at a time.
 */
final class Decisions {
  private final Map<Long, MeterState> states;
  private final Instant now;
  private final List<Permit> granted = new ArrayList<>();
  private final List<String> usedBy = new ArrayList<>();
  private final List<AttemptArming> armed = new ArrayList<>();

  Decisions(Map<Long, MeterState> states, Instant now) {
    this.states = states;
    this.now = now;
  }

  List<Permit> granted() {
    return granted;
  }

  /** For each permit of {@link #granted}, what it is for. */
  List<String> usedBy() {
    return usedBy;
  }

  List<AttemptArming> armed() {
    return armed;
  }

  Answer decide(ResolvedRequest request) {
    MeterKey uncovered = request.uncovered();
    if (uncovered != null) {
      return new Answer.Refused(new MissingPolicyException(uncovered));
    }
    if (request.gates().isEmpty()) {
      throw new IllegalStateException("the gates of " + request.request() + " have no ids");
    }
    Gate strictest = null;
    Instant until = now;
    for (Gate gate : request.gates()) {
      MeterState state = state(gate);
      Instant open = state.opensAt(gate.policy());
      if (open.isAfter(state.effective(now)) && (strictest == null || open.isAfter(until))) {
        strictest = gate;
        until = open;
      }
    }
    return new Answer.Decided(strictest == null ? grant(request) : wait(strictest));
  }

  private LedgerDecision grant(ResolvedRequest request) {
    List<Permit> permits = new ArrayList<>(request.gates().size());
    Duration pause = Duration.ZERO;
    for (Gate gate : request.gates()) {
      MeterState state = state(gate);
      Instant at = state.effective(now);
      permits.add(new Permit(gate.meter(), gate.id(), state.grant(at), at));
      usedBy.add(request.request().usedBy());
      Duration interval = gate.policy().minimumInterval();
      pause = interval.compareTo(pause) > 0 ? interval : pause;
    }
    granted.addAll(permits);
    AttemptArming arm = request.request().arm();
    if (arm != null) {
      armed.add(arm);
    }
    return new LedgerDecision.Granted(permits, pause);
  }

  private LedgerDecision wait(Gate gate) {
    Opening opening = state(gate).opening(gate.policy());
    return new LedgerDecision.Wait(
        opening.at(), gate.meter(), Objects.requireNonNull(opening.rule(), "rule"));
  }

  private MeterState state(Gate gate) {
    return Objects.requireNonNull(states.get(gate.id()), "state of a locked meter");
  }
}
