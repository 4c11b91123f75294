/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.history.NamedProfile;
import dev.covey.model.database.Transaction;
import dev.covey.model.history.EraseProfile;
import dev.covey.model.history.RemoveProfile;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
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

/** {@code covey creator remove-profile NAME…}. */
@Command(
    name = "remove-profile",
    description = "Stops following profiles. What is stored stays, unless --erase is given.",
    mixinStandardHelpOptions = true)
final class RemoveProfileCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names on X.")
  private List<String> names = List.of();

  @Option(
      names = "--erase",
      description = "Also erases all that is stored of them. It can't be undone; needs --yes.")
  private boolean erase;

  @Option(names = "--yes", description = "Yes, erase it.")
  private boolean yes;

  @Spec private @Nullable CommandSpec spec;

  RemoveProfileCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    if (erase && !yes) {
      throw new ParameterException(
          command.commandLine(),
          "--erase deletes all that is stored of "
              + String.join(", ", names)
              + " for good; say --yes as well if that is meant");
    }
    PrintWriter out = command.commandLine().getOut();
    Instant now = session.clock().instant();
    List<RemoveProfile.Removed> all = session.database().inTransaction(tx -> remove(tx, now));
    if (erase) {
      // what is not finished here, a scan finishes
      EraseProfile.finish(session.database(), now);
    }
    for (RemoveProfile.Removed removed : all) {
      out.println(
          "@"
              + removed.username()
              + (erase
                  ? " is erased, with " + removed.tweets() + " tweet(s)"
                  : " is no longer followed; what is stored stays"));
    }
    out.flush();
    return 0;
  }

  /** All of them, or none where one is missing. */
  private List<RemoveProfile.Removed> remove(Transaction transaction, Instant now)
      throws SQLException {
    List<RemoveProfile.Removed> removed = new ArrayList<>();
    for (String name : names) {
      String bare = StoredProfiles.bare(name);
      removed.add(
          RemoveProfile.called(transaction, bare, erase, now)
              .orElseThrow(() -> NamedProfile.missing(bare)));
    }
    return removed;
  }
}
