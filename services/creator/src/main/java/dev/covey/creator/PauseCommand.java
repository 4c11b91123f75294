/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Session;
import dev.covey.model.entity.Profile;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey creator pause NAME…}. */
@Command(
    name = "pause",
    description = "Leaves profiles alone until they are resumed; what is stored stays.",
    mixinStandardHelpOptions = true)
final class PauseCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names on X.")
  private List<String> names = List.of();

  @Spec private @Nullable CommandSpec spec;

  PauseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    Instant now = session.clock().instant();
    var paused =
        new StoredProfiles(session)
            .change(
                names,
                (found, _) -> found.pausedAt = found.pausedAt == null ? now : found.pausedAt);
    for (Profile profile : paused) {
      out.println("@" + profile.username + " is paused since " + profile.pausedAt);
    }
    out.flush();
    return 0;
  }
}
