/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.model.ledger.MeterKey;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey ledger policy set}: replaces one policy as a whole. */
@Command(
    name = "set",
    description = {
      "Sets the limits of a kind of act, for one subject or for a whole class.",
      "They replace the ones it had, all of them, and bind the very next decision."
    },
    mixinStandardHelpOptions = true)
final class PolicySetCommand implements Callable<Integer> {
  private final LedgerAccess access;

  @Parameters(paramLabel = "KIND", description = "Such as like, retweet, reply, quote, post.")
  private String kind = "";

  @Option(
      names = "--subject",
      paramLabel = "SUBJECT",
      description = "One subject, such as account:42, or a class, such as account:* (the default).")
  private @Nullable String subject;

  @Mixin private EditLimits edit = new EditLimits();

  @Option(
      names = "--new",
      description = "Also for a kind, or a kind of subject, that has no limits yet.")
  private boolean fresh;

  @Spec private @Nullable CommandSpec spec;

  PolicySetCommand(LedgerAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    edit.check(command);
    MeterKey scope = new Scopes(access.policies()).scope(kind, subject, fresh);
    edit.set(access.database(), scope, command.commandLine().getOut());
    return 0;
  }
}
