/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.parse;

import dev.covey.chassis.cli.Shown;
import dev.covey.model.source.SourceProfile;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.UnavailableTweet;
import dev.covey.source.nitter.page.NitterPage;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** A page for people: what it is, whose, and a line for each tweet. */
final class PageText {
  private static final int SHOWN = 60;

  private PageText() {}

  static void print(PrintWriter out, String file, NitterPage page) {
    out.println(file + ": " + page.pageClass().text() + message(page));
    SourceProfile profile = page.profile();
    if (profile != null) {
      out.printf(
          "  @%s (%s), id %s, joined %s, %s posts%s%n",
          Shown.line(profile.username()),
          Shown.line(profile.fullname()),
          shown(profile.userId()),
          shown(profile.joined()),
          shown(profile.counts().posts()),
          profile.isProtected() ? ", protected" : "");
    }
    for (SourceTweet tweet : page.tweets()) {
      out.printf(
          "  %d  %s  @%s: %s%n",
          tweet.id(), tweet.createdAt(), Shown.line(tweet.author()), words(tweet));
    }
    for (UnavailableTweet tweet : page.unavailable()) {
      out.printf("  %s  unavailable: %s%n", shown(tweet.id()), Shown.line(tweet.reason()));
    }
    if (page.unreadable() > 0) {
      out.printf("  %d items could not be read%n", page.unreadable());
    }
    if (page.next() != null) {
      out.println("  next page: " + Shown.line(page.next()));
    }
  }

  private static String message(NitterPage page) {
    return page.message() == null ? "" : " (" + Shown.line(page.message()) + ")";
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "unknown" : Shown.line(value.toString());
  }

  /** The beginning of the text on one line, and what else there is to it. */
  private static String words(SourceTweet tweet) {
    String line = tweet.text().replaceAll("\\s+", " ").strip();
    int end = line.offsetByCodePoints(0, Math.min(SHOWN, line.codePointCount(0, line.length())));
    StringBuilder words = new StringBuilder(Shown.line(line.substring(0, end)));
    if (end < line.length()) {
      words.append('…');
    }
    if (tweet.pinned()) {
      words.append(" [pinned]");
    }
    if (tweet.retweetedBy() != null) {
      words.append(" [retweeted by ").append(Shown.line(tweet.retweetedBy())).append(']');
    }
    if (!tweet.media().isEmpty()) {
      words.append(" [").append(tweet.media().size()).append(" media]");
    }
    if (tweet.quotedId() != null) {
      words.append(" [quotes ").append(tweet.quotedId()).append(']');
    }
    return words.toString();
  }
}
