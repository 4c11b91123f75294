/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditCheckerTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final LimitRule THREE_A_MINUTE =
      new LimitRule("like", List.of(new LimitRule.Window(3, Duration.ofMinutes(1))), Duration.ZERO);
  private static final LimitRule FIVE_SECONDS_APART =
      new LimitRule("like", List.of(), Duration.ofSeconds(5));

  private final List<AuditEntry> entries = new ArrayList<>();

  @Test
  void window_fullButNotOverfull_isClean() {
    likesAt("ada", 0, 1, 2, 60, 61, 62, 120);

    assertThat(check(THREE_A_MINUTE).clean()).isTrue();
  }

  @Test
  void window_oneMillisecondTooEarly_isPassed() {
    likesAt("ada", 0, 1, 2);
    like("ada", START.plusMillis(59_999));

    CheckReport report = check(THREE_A_MINUTE);

    assertThat(report.limitViolations()).isEqualTo(1);
    assertThat(report.findings().getFirst().text())
        .contains("ada made 4 like calls within PT1M (allowed: 3)", "from call 1", "to call 4");
  }

  @Test
  void window_tolerance_letsCallsComeEarly() {
    likesAt("ada", 0, 1, 2);
    like("ada", START.plusMillis(59_990));

    var tolerant =
        AuditChecker.Expectations.ofLimits(List.of(THREE_A_MINUTE))
            .tolerating(Duration.ofMillis(10));

    assertThat(AuditChecker.check(entries, tolerant).clean()).isTrue();
    assertThat(check(THREE_A_MINUTE).limitViolations()).isEqualTo(1);
  }

  @Test
  void limits_areEachPrincipalsOwnAndEachKindsOwn() {
    likesAt("ada", 0, 1, 2);
    likesAt("bela", 0, 1, 2);
    add("ada", "post", START.plusSeconds(3), null, null);

    assertThat(check(THREE_A_MINUTE).clean()).isTrue();
    LimitRule anyKind = new LimitRule("*", THREE_A_MINUTE.windows(), Duration.ZERO);
    assertThat(check(anyKind).limitViolations()).isEqualTo(1);
  }

  @Test
  void limitOfAll_countsEveryPrincipalAndEveryKindNamed() {
    likesAt("ada", 0, 1);
    likesAt("bela", 0);
    add("bela", "read", START.plusSeconds(2), null, null);
    LimitRule together =
        new LimitRule("like+repost", THREE_A_MINUTE.windows(), Duration.ZERO, true);
    assertThat(check(together).clean()).isTrue();

    add("cleo", "repost", START.plusSeconds(3), null, null);
    assertThat(check(together).limitViolations()).isEqualTo(1);
  }

  @Test
  void interval_isMeasuredBetweenNeighbours() {
    likesAt("ada", 0, 5, 9, 14);

    CheckReport report = check(FIVE_SECONDS_APART);

    assertThat(report.limitViolations()).isEqualTo(1);
    assertThat(report.findings().getFirst().text()).contains("calls 2 and 3 only PT4S apart");
  }

  @Test
  void arrivalsOutOfOrder_areSortedByTime() {
    likesAt("ada", 10, 0, 5);

    assertThat(check(FIVE_SECONDS_APART).clean()).isTrue();
  }

  @Test
  void effectTwice_isReportedWithBothCalls() {
    add("ada", "post", START, "post:ada:hello", null);
    add("ada", "post", START.plusSeconds(9), "post:ada:hello", null);
    add("ada", "post", START.plusSeconds(9), "post:ada:other", null);

    CheckReport report = check();

    assertThat(report.duplicateEffects()).isEqualTo(1);
    assertThat(report.effects()).isEqualTo(3);
    assertThat(report.findings().getFirst().text())
        .contains("post:ada:hello by call 1", "again by call 2");
  }

  @Test
  void effectUndone_mayBeDoneAgain() {
    add("ada", "like", START, "like:1", "unlike:1");
    add("ada", "unlike", START, "unlike:1", "like:1");
    add("ada", "like", START, "like:1", "unlike:1");

    assertThat(check().clean()).isTrue();
  }

  @Test
  void missingAndUnexpected_areBothFound() {
    add("ada", "like", START, "like:1", null);
    add("ada", "like", START, "like:2", null);

    var wanted = AuditChecker.Expectations.ofLimits(List.of());
    CheckReport open = AuditChecker.check(entries, wanted.expecting(Set.of("like:1", "x"), false));
    CheckReport closed = AuditChecker.check(entries, wanted.expecting(Set.of("like:1"), true));

    assertThat(open.missing()).isEqualTo(1);
    assertThat(open.unexpected()).isZero();
    assertThat(open.describe()).contains("MISSING: x never took effect");
    assertThat(closed.missing()).isZero();
    assertThat(closed.unexpected()).isEqualTo(1);
    assertThat(closed.describe()).contains("UNEXPECTED: like:2 was not asked for");
  }

  @Test
  void effectThatWasUndone_isMissing() {
    add("ada", "like", START, "like:1", null);
    add("ada", "unlike", START, "unlike:1", "like:1");

    var wanted = AuditChecker.Expectations.ofLimits(List.of()).expecting(Set.of("like:1"), false);

    assertThat(AuditChecker.check(entries, wanted).missing()).isEqualTo(1);
  }

  @Test
  void manyFindings_areCountedInFullAndListedInPart() {
    for (int i = 0; i < 500; i++) {
      like("ada", START);
    }

    CheckReport report = check(FIVE_SECONDS_APART);

    assertThat(report.limitViolations()).isEqualTo(499);
    assertThat(report.findings()).hasSize(100);
  }

  @Test
  void auditThatForgot_isNeverClean() {
    var audit = new Audit(2);
    likesAt("ada", 0, 60, 120);
    entries.forEach(audit::add);

    CheckReport report =
        AuditChecker.check(audit, AuditChecker.Expectations.ofLimits(List.of(THREE_A_MINUTE)));

    assertThat(report.forgotten()).isEqualTo(1);
    assertThat(report.clean()).isFalse();
    assertThat(report.findings().getFirst().type()).isEqualTo(Finding.Type.AUDIT_INCOMPLETE);
  }

  private CheckReport check(LimitRule... rules) {
    return AuditChecker.check(entries, AuditChecker.Expectations.ofLimits(List.of(rules)));
  }

  private void likesAt(String principal, long... seconds) {
    for (long second : seconds) {
      like(principal, START.plusSeconds(second));
    }
  }

  private void like(String principal, Instant at) {
    add(principal, "like", at, null, null);
  }

  private void add(
      String principal,
      String kind,
      Instant at,
      @Nullable String effectKey,
      @Nullable String undoes) {
    entries.add(
        new AuditEntry(
            entries.size() + 1L,
            at,
            "POST",
            "/x",
            "",
            principal,
            kind,
            "",
            200,
            true,
            effectKey,
            undoes,
            List.of(),
            1));
  }
}
