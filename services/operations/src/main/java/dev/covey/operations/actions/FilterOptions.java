/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.model.action.ActionFilter;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.ActionStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which actions a command means; what is not given stands for any. */
final class FilterOptions {
  @Option(
      names = "--status",
      paramLabel = "S",
      converter = StatusConverter.class,
      description = "Only those that are " + StatusConverter.NAMES + ".")
  private @Nullable ActionStatus status;

  @Option(names = "--account", paramLabel = "NO", description = "Only those of this account.")
  private @Nullable String account;

  @Option(
      names = "--kind",
      paramLabel = "K",
      converter = KindConverter.class,
      description = "Only those of this kind, such as like.")
  private @Nullable ActionKind kind;

  @Option(names = "--campaign", paramLabel = "C", description = "Only those of this campaign.")
  private @Nullable String campaign;

  @Option(
      names = "--rule",
      paramLabel = "R",
      description = "Only those that this rule holds or held.")
  private @Nullable String rule;

  @Option(
      names = "--error",
      paramLabel = "TEXT",
      description = "Only those whose error says this somewhere.")
  private @Nullable String error;

  ActionFilter filter() {
    return new ActionFilter(status, kind, account, campaign, rule, error);
  }
}
