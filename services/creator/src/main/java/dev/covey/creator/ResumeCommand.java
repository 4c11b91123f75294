/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Session;
import dev.covey.model.entity.Profile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey creator resume NAME…}. */
@Command(
    name = "resume",
    description =
        "Follows profiles again that were paused or removed; the next scan fills the gap.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names on X.")
  private List<String> names = List.of();

  @Spec private @Nullable CommandSpec spec;

  ResumeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    var resumed =
        new StoredProfiles(session)
            .change(
                names,
                (found, _) -> {
                  found.pausedAt = null;
                  found.removedAt = null;
                });
    for (Profile profile : resumed) {
      out.println(
          "@"
              + profile.username
              + (profile.isTracked()
                  ? " is followed again; the next scan reads what is missing"
                  : " is resumed, but " + profile.status + " on X: " + profile.statusReason));
    }
    out.flush();
    return 0;
  }
}
