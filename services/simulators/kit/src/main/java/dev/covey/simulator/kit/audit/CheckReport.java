/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.audit;

import java.util.List;

/** What the checker found; the lists of findings are cut short, the counts are not. */
public record CheckReport(
    long calls,
    long effects,
    long limitViolations,
    long duplicateEffects,
    long missing,
    long unexpected,
    long forgotten,
    List<Finding> findings) {

  public CheckReport {
    findings = List.copyOf(findings);
  }

  /** Whether nothing at all is wrong and the audit was complete. */
  public boolean clean() {
    return limitViolations + duplicateEffects + missing + unexpected + forgotten == 0;
  }

  /** One line of counts, and below it a line per finding. */
  public String describe() {
    var text = new StringBuilder();
    text.append(calls).append(" calls, ").append(effects).append(" effects, ");
    text.append(limitViolations).append(" limits passed, ");
    text.append(duplicateEffects).append(" done twice, ");
    text.append(missing).append(" missing, ").append(unexpected).append(" unexpected");
    findings.forEach(f -> text.append("\n  ").append(f.type()).append(": ").append(f.text()));
    return text.toString();
  }
}
