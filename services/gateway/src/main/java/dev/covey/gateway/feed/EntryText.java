/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.feed;

import dev.covey.model.history.DeletedTweet;
import dev.covey.model.review.SelectVerdict;

/** What an entry says of a deleted tweet: what it was, when it was missed, and on what looks. */
final class EntryText {
  private static final int LONGEST_TITLE = 80;

  private EntryText() {}

  static String title(DeletedTweet deleted) {
    String text = deleted.tweet().text().replaceAll("\\s+", " ").strip();
    boolean longer = text.codePointCount(0, text.length()) > LONGEST_TITLE;
    String brief =
        longer ? text.substring(0, text.offsetByCodePoints(0, LONGEST_TITLE)) + "…" : text;
    return (deleted.backAt() == null ? "Deleted: " : "There again: ")
        + (brief.isEmpty() ? "tweet " + deleted.tweet().id() : brief);
  }

  static String html(DeletedTweet deleted) {
    StringBuilder html = new StringBuilder();
    if (deleted.backAt() != null) {
      paragraph(
          html, "This tweet was there again when it was looked for at " + deleted.backAt() + ".");
    }
    html.append("<blockquote>")
        .append(XmlText.html(deleted.tweet().text()))
        .append("</blockquote>");
    paragraph(
        html,
        "@%s wrote it at %s; it was found to be deleted at %s."
            .formatted(deleted.tweet().author(), deleted.tweet().createdAt(), deleted.goneAt()));
    looks(html, deleted);
    String snapshot = deleted.snapshot();
    if (snapshot != null && snapshot.startsWith("http")) {
      html.append("<p>Snapshot: <a href=\"")
          .append(XmlText.html(snapshot))
          .append("\">")
          .append(XmlText.html(snapshot))
          .append("</a></p>");
    }
    return html.toString();
  }

  private static void looks(StringBuilder html, DeletedTweet deleted) {
    if (deleted.looks().isEmpty()) {
      return;
    }
    paragraph(html, "Looks that this rests on:");
    html.append("<ul>");
    for (SelectVerdict.Look look : deleted.looks()) {
      html.append("<li>").append(XmlText.html(line(look))).append("</li>");
    }
    html.append("</ul>");
  }

  private static String line(SelectVerdict.Look look) {
    return "%s at %s: %s, %s, author %s%s"
        .formatted(
            look.at(),
            look.place(),
            look.seen(),
            look.controlled() ? "beside a tweet that was shown" : "with nothing to compare",
            look.author(),
            look.words() == null ? "" : ", in its words: " + look.words());
  }

  private static void paragraph(StringBuilder html, String text) {
    html.append("<p>").append(XmlText.html(text)).append("</p>");
  }
}
