/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.SpanConverter;
import dev.covey.model.entity.Profile;
import dev.covey.model.time.Retention;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  @Option(names = "--yes", description = "Yes, erase what is older.")
  private boolean yes;

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
    Integer days = span.forever ? null : days(command);
    if (days != null && !yes) {
      throw new ParameterException(
          command.commandLine(),
          "tweets of %s that were made before %s will be erased for good; say --yes as well if that"
                  .formatted(
                      String.join(", ", names),
                      LocalDate.ofInstant(
                          Retention.cut(session.clock().instant(), days), ZoneOffset.UTC))
              + " is meant");
    }
    var changed = new StoredProfiles(session).change(names, (found, _) -> found.keepDays = days);
    for (Profile profile : changed) {
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

  private int days(CommandSpec command) {
    Duration time = Objects.requireNonNull(span.time, "one of the two");
    if (time.toDays() < 1
        || time.toDays() > MOST_DAYS
        || !Duration.ofDays(time.toDays()).equals(time)) {
      throw new ParameterException(
          command.commandLine(), "--for takes whole days, from 1d to " + MOST_DAYS + "d");
    }
    return (int) time.toDays();
  }
}
