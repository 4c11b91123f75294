/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.SpanConverter;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey creator keep NAME…}. */
@Command(
    name = "keep",
    description = "Says how long the tweets of profiles are kept; older ones are erased for good.",
    footer = "The next scan erases what is older, and notes how much that was.",
    mixinStandardHelpOptions = true)
final class KeepCommand implements Callable<Integer> {
  private static final int MOST_DAYS = 36_500;
  private final Session session;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names on X.")
  private List<String> names = List.of();

  @ArgGroup(multiplicity = "1")
  private Span span = new Span();

  /** One of the two. */
  static final class Span {
    @Option(
        names = "--for",
        paramLabel = "SPAN",
        converter = SpanConverter.class,
        description = "In whole days, counted from when a tweet was made, such as 90d.")
    private @Nullable Duration time;

    @Option(names = "--forever", description = "All of them, as at first.")
    private boolean forever;
  }

  @Spec private @Nullable CommandSpec spec;

  KeepCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    PrintWriter out = command.commandLine().getOut();
    Integer days = days(command);
    for (String name : names) {
      var profile = new StoredProfiles(session).change(name, (found, _) -> found.keepDays = days);
      out.println(
          "@"
              + profile.username
              + (days == null
                  ? ": its tweets are kept for ever"
                  : ": its tweets are kept for " + days + " day(s), older ones are erased"));
    }
    out.flush();
    return 0;
  }

  private @Nullable Integer days(CommandSpec command) {
    Duration time = span.time;
    if (time == null) {
      return null;
    }
    if (time.toDays() < 1
        || time.toDays() > MOST_DAYS
        || !Duration.ofDays(time.toDays()).equals(time)) {
      throw new ParameterException(
          command.commandLine(), "--for takes whole days, from 1d to " + MOST_DAYS + "d");
    }
    return (int) time.toDays();
  }
}
