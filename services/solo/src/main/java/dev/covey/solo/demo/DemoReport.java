/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.simulator.kit.audit.Finding;
import java.util.List;
import java.util.Map;

/**
 * How a demo ended; its JSON is the last line of {@code ./covey demo --json}.
 *
 * @param tweetsAtSource those that the profiles had written when the last scan looked
 * @param imported how many rows of the file became actions
 * @param problems how many things were wrong in the others
 * @param unknownFound how many actions were completed though their answer was lost
 * @param released how many were held and let go
 * @param lostJobs tweets at the source that are not stored, actions called completed that the
 *     platform never saw, and effects at the platform that no action owns
 * @param foundOut tweets that were found deleted or back, and changes of profiles, by event type
 * @param falseVerdicts how many tweets were called deleted or back and were not
 */
record DemoReport(
    boolean ok,
    long profiles,
    long tweetsStored,
    long tweetsAtSource,
    long imported,
    long problems,
    Map<String, Long> actionsByStatus,
    Map<String, KindCount> byKind,
    long unknownFound,
    long released,
    long permits,
    long platformCalls,
    long limitViolations,
    long duplicateEffects,
    long lostJobs,
    Map<String, Long> foundOut,
    long falseVerdicts,
    double secondsToReady,
    double seconds,
    double speed,
    List<String> findings) {

  static List<String> texts(List<Finding> findings) {
    return findings.stream().map(finding -> finding.type() + ": " + finding.text()).toList();
  }

  /** For people. */
  String describe() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%n  %s after %.0f s%n%n".formatted(ok ? "All checks hold" : "A CHECK FAILED", seconds));
    line(text, "profiles", profiles);
    line(text, "tweets stored", tweetsStored);
    line(text, "tweets at the source", tweetsAtSource);
    line(text, "rows imported", imported);
    line(text, "problems in rows", problems);
    line(text, "actions", actionsByStatus);
    line(text, "lost answers found", unknownFound);
    line(text, "released", released);
    line(text, "permits given", permits);
    line(text, "calls the platform saw", platformCalls);
    line(text, "limits passed", limitViolations);
    line(text, "done twice", duplicateEffects);
    line(text, "lost", lostJobs);
    line(text, "found out", foundOut);
    line(text, "wrong verdicts", falseVerdicts);
    text.append("%n  %-24s %7s %9s  %s%n".formatted("kind", "actions", "completed", "seen by X"));
    byKind.forEach((kind, count) ->
        text.append(
            "  %-24s %7d %9d  %9d%n"
                .formatted(kind, count.actions(), count.completed(), count.effects())));
    findings.forEach(finding -> text.append("  ! ").append(finding).append('\n'));
    return text.toString();
  }

  private static void line(StringBuilder text, String what, Object value) {
    text.append("  %-24s %s%n".formatted(what, value));
  }
}
