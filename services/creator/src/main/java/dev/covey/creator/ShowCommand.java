/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.chassis.history.NamedProfile;
import dev.covey.chassis.history.ProfileReport;
import dev.covey.model.history.ProfileCard;
import dev.covey.model.history.SelectProfile;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covey creator show NAME}. */
@Command(
    name = "show",
    description = "Shows a profile as its card was last seen, and what of it is still to be read.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private static final int MOST_GAPS = 20;
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "A name on X, with or without @.")
  private String name = "";

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Instant now = session.clock().instant();
    String bare = StoredProfiles.bare(name);
    ProfileReport report =
        session
            .database()
            .inTransaction(tx ->
                ProfileReport.of(
                    tx,
                    SelectProfile.called(tx.connection(), bare)
                        .orElseThrow(() -> NamedProfile.missing(bare)),
                    now));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(report.json());
    } else {
      print(report, out);
    }
    out.flush();
    return 0;
  }

  private static void print(ProfileReport report, PrintWriter out) {
    ProfileCard card = report.card();
    Table table = new Table("profile", "@" + card.username());
    table.add("name", Shown.orDash(card.fullName()));
    table.add("X's id", Shown.orDash(card.xUserId()));
    table.add("bio", Shown.orDash(card.bio()));
    table.add("location", Shown.orDash(card.location()));
    table.add("website", Shown.orDash(card.website()));
    table.add("joined", Shown.orDash(card.joinedAt()));
    table.add("verified", card.verified());
    table.add("posts", Shown.orDash(card.posts()));
    table.add("followers", Shown.orDash(card.followers()));
    table.add("following", Shown.orDash(card.following()));
    table.add("status", card.status() + " " + wish(card));
    table.add("reason", Shown.orDash(card.reason()));
    table.add("last seen", card.lookedAt().toString());
    table.add("tweets stored", Long.toString(report.tweets()));
    table.add("followed since", card.trackFrom().toString());
    table.add("kept", card.keepDays() == null ? "for ever" : card.keepDays() + " days");
    table.print(out);
    if (report.gaps().isEmpty()) {
      out.println("  all of it was read");
      return;
    }
    out.println("  not read yet:");
    report.gaps().reversed().stream()
        .limit(MOST_GAPS)
        .forEach(gap -> out.println("    " + gap.from() + " to " + gap.until()));
    if (report.gaps().size() > MOST_GAPS) {
      out.println("    and " + (report.gaps().size() - MOST_GAPS) + " older gaps");
    }
  }

  private static String wish(ProfileCard card) {
    if (card.removedAt() != null) {
      return "(removed " + card.removedAt() + ")";
    }
    return card.pausedAt() == null ? "" : "(paused " + card.pausedAt() + ")";
  }
}
