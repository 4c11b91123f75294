/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.history;

import dev.covey.chassis.cli.NewFile;
import dev.covey.chassis.cli.Session;
import dev.covey.chassis.csv.RowFormat;
import dev.covey.chassis.csv.RowWriter;
import dev.covey.chassis.history.NamedProfile;
import dev.covey.chassis.history.TweetRows;
import dev.covey.model.history.ProfileCard;
import dev.covey.model.history.SelectTweets;
import dev.covey.model.history.TweetFilter;
import dev.covey.model.history.TweetLine;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey history export NAME}. */
@Command(
    name = "export",
    description = "Writes all stored tweets of a profile, newest first, few at a time in memory.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "A name on X, with or without @.")
  private String name = "";

  @Option(
      names = "--format",
      required = true,
      paramLabel = "F",
      description = "csv, for spreadsheets: nothing in it is run as a formula; or jsonl.")
  private RowFormat format = RowFormat.JSONL;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to; standard output unless given. An existing file is not replaced.")
  private @Nullable Path output;

  @Mixin private DayRange days = new DayRange();

  @Spec private @Nullable CommandSpec spec;

  ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    days.check(command);
    if (output == null) {
      PrintWriter out = command.commandLine().getOut();
      export(out);
      out.flush();
      return 0;
    }
    try (Writer file = NewFile.create(output)) {
      long tweets = export(file);
      file.flush();
      command.commandLine().getErr().println(tweets + " tweet(s) written to " + output);
    }
    return 0;
  }

  private long export(Writer out) throws Exception {
    RowWriter<TweetLine> writer = format.writer(out, TweetRows.FORM);
    session
        .database()
        .inTransaction(tx -> {
          ProfileCard profile = NamedProfile.find(tx, name);
          SelectTweets.each(
              tx.connection(),
              TweetFilter.of(profile.id()).between(days.from(), days.before()),
              writer);
          return profile;
        });
    writer.flush();
    return writer.written();
  }
}
