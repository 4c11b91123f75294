/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request with its gates' ids and policies.
 *
 * @param gates empty where something is missing
 * @param uncovered the first gate without a policy
 * @param unknown the first gate whose id is not known
 */
record ResolvedRequest(
    AcquireRequest request,
    List<Gate> gates,
    @Nullable MeterKey uncovered,
    @Nullable MeterKey unknown) {

  /** A meter to pass, and the policy that binds it. */
  record Gate(MeterKey meter, long id, Policy policy) {}

  static List<ResolvedRequest> resolve(
      List<AcquireRequest> requests, Policies policies, MeterIds ids) {
    List<ResolvedRequest> resolved = new ArrayList<>(requests.size());
    for (AcquireRequest request : requests) {
      resolved.add(resolve(request, policies, ids));
    }
    return resolved;
  }

  private static ResolvedRequest resolve(AcquireRequest request, Policies policies, MeterIds ids) {
    List<Gate> gates = new ArrayList<>(request.gates().size());
    MeterKey unknown = null;
    for (MeterKey meter : request.gates()) {
      Policy policy = policies.of(meter);
      if (policy == null) {
        return new ResolvedRequest(request, List.of(), meter, null);
      }
      Long id = ids.find(meter);
      if (id == null) {
        unknown = meter;
      } else {
        gates.add(new Gate(meter, id, policy));
      }
    }
    return new ResolvedRequest(request, unknown == null ? gates : List.of(), null, unknown);
  }

  /** The same request after the policies were edited; one that was uncovered stays so. */
  ResolvedRequest under(Policies policies) {
    List<Gate> edited = new ArrayList<>(gates.size());
    for (Gate gate : gates) {
      Policy policy = policies.of(gate.meter());
      if (policy == null) {
        return new ResolvedRequest(request, List.of(), gate.meter(), null);
      }
      edited.add(new Gate(gate.meter(), gate.id(), policy));
    }
    return new ResolvedRequest(request, edited, uncovered, unknown);
  }

  /** What must be known of each meter to answer them all, by meter id. */
  static SortedMap<Long, MeterNeed> needs(List<ResolvedRequest> requests) {
    SortedMap<Long, MeterNeed> needs = new TreeMap<>();
    for (ResolvedRequest request : requests) {
      for (Gate gate : request.gates()) {
        needs.computeIfAbsent(gate.id(), _ -> new MeterNeed(gate.policy())).oneMore();
      }
    }
    return needs;
  }
}
