/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.model.history.ProfileLine;
import dev.covey.model.history.SelectProfiles;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code covey creator list}. */
@Command(
    name = "list",
    description = "Lists the profiles that are followed, and how far each is read.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--all", description = "Also those that were removed.")
  private boolean all;

  @Option(names = "--json", description = "As one JSON array.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    List<ProfileLine> profiles =
        session.database().inTransaction(tx -> SelectProfiles.all(tx.connection(), all));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(profiles));
    } else if (profiles.isEmpty()) {
      out.println("no profile is followed yet; 'covey creator add-profile NAME' adds one");
    } else {
      table(profiles).print(out);
    }
    out.flush();
    return 0;
  }

  private static Table table(List<ProfileLine> profiles) {
    Table table =
        new Table("NAME", "STATE", "POSTS", "QUEUED", "READ UNTIL", "NEWEST TWEET", "WHY");
    for (ProfileLine profile : profiles) {
      table.add(
          "@" + profile.username(),
          profile.state(),
          Shown.orDash(profile.posts()),
          Long.toString(profile.queued()),
          Shown.orDash(profile.coveredUntil()),
          Shown.orDash(profile.newest()),
          Shown.orDash(profile.reason()));
    }
    return table;
  }
}
