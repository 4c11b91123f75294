/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.ledger;

import dev.covey.chassis.cli.SpanConverter;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.NamedPolicy;
import dev.covey.model.ledger.Policy;
import dev.covey.model.ledger.Window;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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

  @Option(
      names = "--window",
      paramLabel = "COUNT/SPAN",
      converter = WindowConverter.class,
      description = "At most so many in any such span, such as 30/15m; may be given several times.")
  private List<Window> windows = List.of();

  @Option(
      names = "--interval",
      paramLabel = "SPAN",
      converter = SpanConverter.class,
      description = "At least so far apart, such as 30s.")
  private Duration interval = Duration.ZERO;

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
    if (windows.isEmpty() && interval.isZero()) {
      throw new ParameterException(
          command.commandLine(), "give at least one --window or an --interval");
    }
    MeterKey scope = new Scopes(access.policies()).scope(kind, subject, fresh);
    Optional<NamedPolicy> before =
        access.policies().list().stream().filter(p -> p.scope().equals(scope)).findFirst();
    NamedPolicy now =
        access
            .policies()
            .set(scope, new Policy(interval, windows), System.getProperty("user.name", "unknown"));
    PrintWriter out = command.commandLine().getOut();
    out.println("%s of %s: %s".formatted(scope.kind(), scope.subject(), now.policy()));
    out.println(before.map(was -> "before: " + was.policy()).orElse("it had no limits of its own"));
    out.flush();
    return 0;
  }

  private static final class WindowConverter implements ITypeConverter<Window> {
    @Override
    public Window convert(String text) {
      try {
        return Window.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(wrong.getMessage());
      }
    }
  }
}
