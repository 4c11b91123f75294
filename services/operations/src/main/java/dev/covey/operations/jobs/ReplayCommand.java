/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.database.Database;
import dev.covey.model.outbox.NotifyJobs;
import dev.covey.model.outbox.ParkedLine;
import dev.covey.model.outbox.SelectParked;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey jobs replay ID}. */
@Command(
    name = "replay",
    description = "Lets something parked run again, from its first attempt.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private final JobsAccess access;

  @Parameters(paramLabel = "ID", description = "A job's id, or the number of something parked.")
  private String id = "";

  @Option(names = "--same-cause", description = "Also all else that is parked for its cause.")
  private boolean sameCause;

  @Option(
      names = "--body",
      paramLabel = "FILE",
      description = "With this message (a whole envelope) in place of its own.")
  private @Nullable Path body;

  @Spec private @Nullable CommandSpec spec;

  ReplayCommand(JobsAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    if (sameCause && body != null) {
      throw new UsageException("--body is for one job: it can't go with --same-cause");
    }
    JobId wanted = JobId.parse(id);
    byte[] edited = body == null ? null : read(body);
    Database database = access.database();
    int replayed = database.inTransaction(tx -> replay(tx.connection(), wanted, edited));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    out.println(replayed == 1 ? "1 runs again" : replayed + " run again");
    out.flush();
    return 0;
  }

  private static byte[] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new IOException("can't read " + file + ": " + failure.getMessage(), failure);
    }
  }

  /** All or none: the first that can't be replayed says why. */
  private int replay(Connection connection, JobId wanted, byte @Nullable [] edited)
      throws SQLException {
    ReplayFound replay = new ReplayFound(connection, access.clock().instant());
    FoundJob first = FoundJob.find(connection, wanted);
    replay.run(first, edited);
    int count = 1;
    if (sameCause && !first.parked().isEmpty()) {
      for (ParkedLine other : others(connection, first.parked().getFirst())) {
        replay.run(FoundJob.of(connection, other), null);
        count++;
      }
    }
    new NotifyJobs().run(connection);
    return count;
  }

  /** The first one is resolved by now, and not among them. */
  private static List<ParkedLine> others(Connection connection, ParkedLine first)
      throws SQLException {
    return new SelectParked()
        .run(connection, SelectParked.Choice.SAME_CAUSE, Long.toString(first.id()));
  }
}
