/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import dev.covey.chassis.cli.Session;
import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.model.entity.Profile;
import dev.covey.model.history.CountTweets;
import dev.covey.model.history.SelectGaps;
import dev.covey.model.time.Slice;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

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

  /** The profile for machines: member names are a contract. */
  record Report(
      long id,
      String username,
      @Nullable String xUserId,
      String fullName,
      @Nullable String bio,
      @Nullable String location,
      @Nullable String website,
      @Nullable Instant joinedAt,
      String verified,
      @Nullable Long posts,
      @Nullable Long following,
      @Nullable Long followers,
      @Nullable Long likes,
      String status,
      @Nullable String reason,
      @Nullable Instant pausedAt,
      @Nullable Instant removedAt,
      Instant trackedFrom,
      Instant lookedAt,
      long tweets,
      List<Slice> gaps) {}

  @Override
  public Integer call() throws Exception {
    Profile profile = new StoredProfiles(session).find(name);
    long id = Objects.requireNonNull(profile.id, "id");
    Instant now = session.clock().instant();
    Report report =
        session
            .database()
            .inTransaction(tx ->
                report(
                    profile,
                    CountTweets.of(tx.connection(), id),
                    profile.trackFrom.isBefore(now)
                        ? SelectGaps.in(tx, id, new Slice(profile.trackFrom, now))
                        : List.of()));
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(report));
    } else {
      print(report, out);
    }
    out.flush();
    return 0;
  }

  private static Report report(Profile profile, long tweets, List<Slice> gaps) {
    return new Report(
        Objects.requireNonNull(profile.id, "id"),
        profile.username,
        profile.xUserId == null ? null : profile.xUserId.toString(),
        profile.fullName,
        profile.bio,
        profile.location,
        profile.website,
        profile.joinedAt,
        profile.verified,
        profile.posts,
        profile.following,
        profile.followers,
        profile.likes,
        profile.status,
        profile.statusReason,
        profile.pausedAt,
        profile.removedAt,
        profile.trackFrom,
        profile.lookedAt,
        tweets,
        gaps);
  }

  private static void print(Report report, PrintWriter out) {
    Table table = new Table("profile", "@" + report.username());
    table.add("name", Shown.orDash(report.fullName()));
    table.add("X's id", Shown.orDash(report.xUserId()));
    table.add("bio", Shown.orDash(report.bio()));
    table.add("location", Shown.orDash(report.location()));
    table.add("website", Shown.orDash(report.website()));
    table.add("joined", Shown.orDash(report.joinedAt()));
    table.add("verified", report.verified());
    table.add("posts", Shown.orDash(report.posts()));
    table.add("followers", Shown.orDash(report.followers()));
    table.add("following", Shown.orDash(report.following()));
    table.add("status", report.status() + " " + wish(report));
    table.add("reason", Shown.orDash(report.reason()));
    table.add("last seen", report.lookedAt().toString());
    table.add("tweets stored", Long.toString(report.tweets()));
    table.add("followed since", report.trackedFrom().toString());
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

  private static String wish(Report report) {
    if (report.removedAt() != null) {
      return "(removed " + report.removedAt() + ")";
    }
    return report.pausedAt() == null ? "" : "(paused " + report.pausedAt() + ")";
  }
}
