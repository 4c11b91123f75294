/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.creator.AddProfile.Result;
import dev.covey.model.source.KnownSource;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.TweetSource;
import dev.covey.model.time.FirstTweet;
import dev.covey.source.chosen.ChosenSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code covey creator add-profile NAME… | --file FILE}: one line per profile; exit code 1 if any
 * was not added.
 */
@Command(
    name = "add-profile",
    description = "Stores a profile as its card shows it, and queues its whole history.",
    mixinStandardHelpOptions = true)
public final class AddProfileCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Names on X, with or without @.")
  private List<String> names = List.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Also those in this file, one a line; - reads the standard input.")
  private @Nullable Path file;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description =
          "First day to fetch, as 2024-05-01 (UTC); when the profile joined, if not given.")
  private @Nullable LocalDate since;

  @Option(
      names = "--source",
      paramLabel = "nitter|x",
      description =
          "Where it is read first from now on; the setting history.source says so, if not given.")
  private @Nullable KnownSource from;

  @Spec private @Nullable CommandSpec spec;

  private final Session session;

  public AddProfileCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    List<String> wanted = wanted(command);
    PrintWriter out = command.commandLine().getOut();
    checkSources();
    checkSince(command);
    boolean all = true;
    try (ChosenSource sources = sources()) {
      TweetSource source = from == null ? sources : sources.beginningWith(from);
      AddProfile addProfile =
          new AddProfile(
              session.database(), session.entities(), source, session.outbox(), session.clock());
      for (String name : wanted) {
        all &= report(out, add(addProfile, name));
        out.flush();
      }
    }
    return all ? 0 : 1;
  }

  private List<String> wanted(CommandSpec command) {
    for (String name : names) {
      if (!ProfileName.isOne(name)) {
        throw new ParameterException(
            command.commandLine(), "'" + name + "' is " + ProfileName.RULE);
      }
    }
    List<String> wanted = new ArrayList<>(names);
    if (file != null) {
      wanted.addAll(NameFile.read(file, System.in));
    }
    if (wanted.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "name at least one profile, or a --file of names");
    }
    Set<String> met = new HashSet<>();
    return wanted.stream()
        .map(StoredProfiles::bare)
        .filter(name -> met.add(name.toLowerCase(Locale.ROOT)))
        .toList();
  }

  private void checkSince(CommandSpec command) {
    if (since == null) {
      return;
    }
    if (since.isAfter(LocalDate.ofInstant(session.clock().instant(), ZoneOffset.UTC))) {
      throw new ParameterException(
          command.commandLine(), "--since " + since + " is in the future; nothing is written yet");
    }
    LocalDate first = LocalDate.ofInstant(FirstTweet.DAY, ZoneOffset.UTC);
    if (since.isBefore(first)) {
      throw new ParameterException(
          command.commandLine(),
          "--since " + since + " is before X began, on " + first + "; nothing was written then");
    }
  }

  private void checkSources() {
    if (!ChosenSource.isSetUp(session.config())) {
      throw new UsageException(
          "there is no source to read from; set COVEY_NITTER_HOSTS to one or more URLs, or"
              + " COVEY_X_BEARER_TOKEN");
    }
    if (from != null && !ChosenSource.isSetUp(session.config(), from)) {
      throw new UsageException(
          "--source "
              + from.text()
              + " needs "
              + switch (from) {
                case NITTER -> "COVEY_NITTER_HOSTS";
                case X -> "COVEY_X_BEARER_TOKEN";
              });
    }
  }

  private ChosenSource sources() throws StartupException {
    return ChosenSource.of(
        session.config(),
        session.database(),
        session.ledger(),
        session.clock(),
        SourceMetrics.NONE);
  }

  private Result add(AddProfile addProfile, String name) throws SQLException, InterruptedException {
    Instant start = since == null ? null : since.atStartOfDay(ZoneOffset.UTC).toInstant();
    return addProfile.add(name, start, from);
  }

  private static boolean report(PrintWriter out, Result result) {
    return switch (result) {
      case Result.Added(_, var username, var fullName, var known, var jobs, var from) -> {
        out.printf(
            "@%s (%s) %s; %s since %s%n",
            username,
            Shown.line(fullName),
            known ? "was known and is refreshed" : "is added",
            switch (jobs) {
              case 0 -> "nothing more to queue";
              case 1 -> "1 slice queued";
              default -> jobs + " slices queued";
            },
            from.atOffset(ZoneOffset.UTC).toLocalDate());
        yield true;
      }
      case Result.Refused(var username, var reason) -> {
        out.printf("@%s is not added: %s%n", username, Shown.line(reason));
        yield false;
      }
      case Result.Unclear(var username, var reason) -> {
        out.printf(
            "@%s is not added, since it could not be seen: %s%n", username, Shown.line(reason));
        yield false;
      }
    };
  }
}
