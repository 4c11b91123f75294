/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a run from an audit alone: were limits passed, was anything done twice, is anything
 * missing or there without having been asked for. It knows nothing of the software it judges. One
 * thread at a time.
 */
public final class AuditChecker {

  private static final int FINDINGS_PER_TYPE = 100;

  private final List<LimitRule> rules;
  private final Duration tolerance;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Finding.Type, Long> counts = new HashMap<>();

  private AuditChecker(List<LimitRule> rules, Duration tolerance) {
    this.rules = rules;
    this.tolerance = tolerance;
  }

  /** What to judge by. */
  public record Expectations(
      Collection<LimitRule> rules, Duration tolerance, Set<String> effects, boolean onlyThese) {

    public Expectations {
      rules = List.copyOf(rules);
      effects = Set.copyOf(effects);
    }

    /** Only limits and double effects, to the millisecond. */
    public static Expectations ofLimits(Collection<LimitRule> rules) {
      return new Expectations(rules, Duration.ZERO, Set.of(), false);
    }

    /** Lets calls come early by that much. */
    public Expectations tolerating(Duration early) {
      return new Expectations(rules, early, effects, onlyThese);
    }

    /** Wants these effects to be there in the end; with {@code only} no others. */
    public Expectations expecting(Set<String> effectKeys, boolean only) {
      return new Expectations(rules, tolerance, effectKeys, only);
    }
  }

  /** Judges everything an audit holds. */
  public static CheckReport check(Audit audit, Expectations expected) {
    return check(audit.entries(), audit.forgotten(), expected);
  }

  /** Judges calls that are all there. */
  public static CheckReport check(List<AuditEntry> entries, Expectations expected) {
    return check(entries, 0, expected);
  }

  private static CheckReport check(List<AuditEntry> entries, long forgotten, Expectations wanted) {
    var checker = new AuditChecker(List.copyOf(wanted.rules()), wanted.tolerance());
    if (forgotten > 0) {
      checker.report(
          Finding.Type.AUDIT_INCOMPLETE, forgotten + " calls were forgotten: the audit was full");
    }
    checker.limits(entries);
    Set<String> present = checker.effects(entries);
    checker.compare(present, wanted);
    return new CheckReport(
        entries.size(),
        entries.stream().filter(AuditEntry::effect).count(),
        checker.count(Finding.Type.LIMIT_PASSED),
        checker.count(Finding.Type.EFFECTED_TWICE),
        checker.count(Finding.Type.MISSING),
        checker.count(Finding.Type.UNEXPECTED),
        forgotten,
        checker.findings);
  }

  private void limits(List<AuditEntry> entries) {
    for (LimitRule rule : rules) {
      var check = new WindowCheck(rule, tolerance);
      for (String violation : check.violations(entries)) {
        report(Finding.Type.LIMIT_PASSED, violation);
      }
    }
  }

  /** Walks effects in the order of arrival; what is undone may be done again. */
  private Set<String> effects(List<AuditEntry> entries) {
    var present = new LinkedHashSet<String>();
    var first = new HashMap<String, AuditEntry>();
    for (AuditEntry entry : entries) {
      String key = entry.effectKey();
      if (key == null) {
        continue;
      }
      if (entry.undoes() != null) {
        present.remove(entry.undoes());
      }
      if (present.add(key)) {
        first.put(key, entry);
      } else {
        AuditEntry before = first.getOrDefault(key, entry);
        report(
            Finding.Type.EFFECTED_TWICE,
            "%s by call %d at %s and again by call %d at %s"
                .formatted(key, before.number(), before.at(), entry.number(), entry.at()));
      }
    }
    return present;
  }

  private void compare(Set<String> present, Expectations wanted) {
    for (String key : wanted.effects()) {
      if (!present.contains(key)) {
        report(Finding.Type.MISSING, key + " never took effect");
      }
    }
    if (wanted.onlyThese()) {
      var unasked = new HashSet<>(present);
      unasked.removeAll(wanted.effects());
      unasked.forEach(key -> report(Finding.Type.UNEXPECTED, key + " was not asked for"));
    }
  }

  private void report(Finding.Type type, String text) {
    long count = counts.merge(type, 1L, Long::sum);
    if (count <= FINDINGS_PER_TYPE) {
      findings.add(new Finding(type, text));
    }
  }

  private long count(Finding.Type type) {
    return counts.getOrDefault(type, 0L);
  }
}
