/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.history.NamedProfile;
import dev.covey.chassis.lifecycle.StartupException;
import dev.covey.model.archive.QueuePastArchives;
import dev.covey.model.archive.SetProfileArchive;
import dev.covey.model.database.Transaction;
import dev.covey.model.history.SelectProfile;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey creator archive NAME…}. */
@Command(
    name = "archive",
    description = "Has the new tweets of profiles saved at web.archive.org, or no longer.",
    mixinStandardHelpOptions = true)
final class ArchiveCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names on X.")
  private List<String> names = List.of();

  @Option(names = "--off", description = "No longer; what was saved stays.")
  private boolean off;

  @Option(
      names = "--past",
      description =
          "Also those that are stored already, newest first and five a minute at most;"
              + " none that is saved, queued or gone.")
  private boolean past;

  @Spec private @Nullable CommandSpec spec;

  ArchiveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    if (off && past) {
      throw new ParameterException(command.commandLine(), "--off and --past exclude each other");
    }
    PrintWriter out = command.commandLine().getOut();
    QueuePastArchives pastArchives =
        new QueuePastArchives(session.database(), session.outbox(), session.clock().instant());
    for (String username : session.database().inTransaction(this::change)) {
      String stored = past ? ", and so are " + queued(pastArchives, username) : "";
      out.println(
          "@"
              + username
              + (off ? " is no longer archived" : ": what is new is saved at web.archive.org")
              + stored);
      out.flush();
    }
    return 0;
  }

  private String queued(QueuePastArchives pastArchives, String username)
      throws SQLException, StartupException {
    long id =
        session
            .database()
            .inTransaction(transaction -> SelectProfile.called(transaction.connection(), username))
            .orElseThrow(() -> NamedProfile.missing(username))
            .id();
    return pastArchives.of(id) + " tweet(s) that are stored already, newest first";
  }

  /** All of them, or none where one is missing. */
  private List<String> change(Transaction transaction) throws SQLException {
    List<String> changed = new ArrayList<>();
    for (String name : names) {
      String stored = StoredProfiles.bare(name);
      changed.add(
          SetProfileArchive.of(transaction, stored, !off)
              .orElseThrow(() -> NamedProfile.missing(stored)));
    }
    return changed;
  }
}
