/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.api;

import dev.covey.chassis.config.Suggestion;
import dev.covey.gateway.http.Parameter;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.gateway.query.Parameters;
import dev.covey.model.action.ActionFilter;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.ActionStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which actions are meant, as a body or a query says it; what is left out stands for any. */
record Matching(
    @Nullable ActionStatus status,
    @Nullable ActionKind kind,
    @Nullable String account,
    @Nullable String campaign,
    @Nullable String rule,
    @Nullable String error) {
  private static final String KIND = "action_type";
  private static final List<String> KINDS =
      Arrays.stream(ActionKind.values()).map(ActionKind::column).toList();

  /** What a query says of it, and these besides. */
  static Parameter[] asked(Parameter... more) {
    return Stream.concat(
            Stream.of(
                Parameter.oneOf("status", "only those that stand so", ActionStatus.class),
                Parameter.oneOf(KIND, "only those of this kind", KINDS),
                Parameter.text("account", "only those of this account"),
                Parameter.text("campaign", "only those of this campaign"),
                Parameter.text("rule", "only those that this rule holds or held"),
                Parameter.text("error", "only those whose error says this somewhere")),
            Stream.of(more))
        .toArray(Parameter[]::new);
  }

  static ActionFilter of(Parameters query) {
    return new ActionFilter(
        query.oneOf("status", ActionStatus.class).orElse(null),
        kind(query.text(KIND)),
        query.text("account"),
        query.text("campaign"),
        query.text("rule"),
        query.text("error"));
  }

  private static @Nullable ActionKind kind(@Nullable String text) {
    return text == null ? null : kind(KIND, text);
  }

  /** Also by the names that files may use. */
  static ActionKind kind(String name, String text) {
    return ActionKind.parse(text)
        .orElseThrow(() ->
            ProblemException.wrong(
                name,
                "this is none of " + String.join(", ", KINDS),
                Suggestion.closest(text, KINDS).orElse(KINDS.getFirst())));
  }

  ActionFilter filter() {
    return new ActionFilter(status, kind, account, campaign, rule, error);
  }
}
