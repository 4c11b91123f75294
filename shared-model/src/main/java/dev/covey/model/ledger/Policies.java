/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All policies as of one edition, by scope. A subject's own policy goes before the one of its
 * class, which is written {@code account:*}. Immutable.
 */
final class Policies {
  private final long edition;
  private final Map<MeterKey, NamedPolicy> byScope;
  private final List<ClassPolicy> classes;

  /** A policy of all subjects that begin with a prefix. */
  private record ClassPolicy(String prefix, NamedPolicy named) {
    boolean covers(MeterKey meter) {
      return named.scope().kind().equals(meter.kind()) && meter.subject().startsWith(prefix);
    }
  }

  Policies(long edition, Map<MeterKey, NamedPolicy> byScope) {
    this.edition = edition;
    this.byScope = Map.copyOf(byScope);
    this.classes =
        byScope.values().stream()
            .filter(named -> named.scope().subject().endsWith(":*"))
            .map(Policies::ofClass)
            .toList();
  }

  private static ClassPolicy ofClass(NamedPolicy named) {
    String pattern = named.scope().subject();
    return new ClassPolicy(pattern.substring(0, pattern.length() - 1), named);
  }

  long edition() {
    return edition;
  }

  Map<MeterKey, NamedPolicy> byScope() {
    return byScope;
  }

  @Nullable Policy of(MeterKey meter) {
    NamedPolicy named = find(meter);
    return named == null ? null : named.policy();
  }

  /** The policy that binds this meter; throws MissingPolicyException where there is none. */
  NamedPolicy named(MeterKey meter) {
    NamedPolicy named = find(meter);
    if (named == null) {
      throw new MissingPolicyException(meter);
    }
    return named;
  }

  private @Nullable NamedPolicy find(MeterKey meter) {
    NamedPolicy own = byScope.get(meter);
    if (own != null) {
      return own;
    }
    // few, and asked for every request: cheaper than to put the name of the class together
    for (ClassPolicy policy : classes) {
      if (policy.covers(meter)) {
        return policy.named();
      }
    }
    return null;
  }

  /** {@code account:*} for {@code account:42}; a subject without a colon is its own class. */
  static String classOf(String subject) {
    int colon = subject.indexOf(':');
    return colon < 0 ? subject : subject.substring(0, colon + 1) + "*";
  }
}
