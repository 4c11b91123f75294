/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.history;

import dev.covey.chassis.cli.Shown;
import dev.covey.chassis.cli.Table;
import dev.covey.chassis.history.TweetStory;
import dev.covey.model.archive.SelectSnapshot;
import dev.covey.model.history.SelectTweet;
import dev.covey.model.history.TweetLine;
import dev.covey.model.review.SelectVerdict;
import dev.covey.model.source.TweetStats;
import java.io.PrintWriter;
import java.util.List;

/** Tweets for people. */
final class TweetText {
  private TweetText() {}

  static void list(List<TweetLine> tweets, PrintWriter out) {
    Table table = new Table("ID", "AUTHOR", "CREATED", "LIKES", "TEXT");
    for (TweetLine tweet : tweets) {
      table.add(
          Long.toString(tweet.id()),
          "@" + tweet.author(),
          tweet.createdAt().toString(),
          Shown.orDash(tweet.stats().likes()),
          Shown.brief(tweet.text()));
    }
    table.print(out);
  }

  static void story(TweetStory story, PrintWriter out) {
    SelectTweet.Found found = story.found();
    SelectVerdict.Held held = story.held();
    TweetLine tweet = found.tweet();
    Table table = new Table("tweet", Long.toString(tweet.id()));
    table.add("author", "@" + tweet.author());
    table.add("created", tweet.createdAt().toString());
    table.add("url", tweet.url());
    table.add("first seen", tweet.firstSeenAt() + " by " + tweet.source());
    table.add("last change", tweet.changedAt().toString());
    table.add("numbers", numbers(tweet.stats()));
    if (held != null) {
      table.add("verdict", held.verdict() + " since " + held.since());
      table.add("last there", held.thereAt().toString());
      table.add("next look", held.dueAt().toString());
    }
    if (story.snapshot() != null) {
      table.add("web.archive.org", snapshot(story.snapshot()));
    }
    table.print(out);
    paragraph("text", tweet.text(), out);
    if (held != null) {
      looks(held, out);
    }
    for (SelectTweet.Version version : found.versions()) {
      paragraph(
          "was, from " + version.seenAt() + " until it was seen changed at " + version.replacedAt(),
          version.text(),
          out);
    }
    if (!found.points().isEmpty()) {
      out.println("  numbers before:");
      found
          .points()
          .forEach(point -> out.println("    " + point.at() + "  " + numbers(point.stats())));
    }
  }

  private static void looks(SelectVerdict.Held held, PrintWriter out) {
    if (held.reason() != null) {
      paragraph("the last look showed nothing", held.reason(), out);
    }
    if (!held.looks().isEmpty()) {
      out.println("  looks that verdicts rest on:");
    }
    for (SelectVerdict.Look look : held.looks()) {
      out.printf(
          "    %s  %s at %s, %s, author %s%s%n",
          look.at(),
          look.seen(),
          Shown.brief(look.place()),
          look.controlled() ? "beside a control" : "without control",
          look.author(),
          look.words() == null ? "" : ": " + Shown.brief(look.words()));
    }
  }

  private static String snapshot(SelectSnapshot.Line snapshot) {
    return snapshot.url() == null
        ? snapshot.outcome() + ": " + Shown.orDash(snapshot.reason())
        : Shown.line(snapshot.url());
  }

  private static String numbers(TweetStats stats) {
    return "replies %s, reposts %s, quotes %s, likes %s, views %s"
        .formatted(
            Shown.orDash(stats.replies()),
            Shown.orDash(stats.reposts()),
            Shown.orDash(stats.quotes()),
            Shown.orDash(stats.likes()),
            Shown.orDash(stats.views()));
  }

  private static void paragraph(String name, String text, PrintWriter out) {
    out.println("  " + name + ":");
    Shown.paragraph(text).lines().forEach(line -> out.println("    " + line));
  }
}
