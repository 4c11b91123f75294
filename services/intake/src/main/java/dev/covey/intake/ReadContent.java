/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.chassis.text.WeightedText;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what a row says, and about whom or what, as its kind needs it. One thread at a time. */
final class ReadContent {
  private static final int LONGEST_MESSAGE = 10_000;

  private final ReadMedia media;
  private final int longestPost;

  /**
   * @param longestPost what a post may weigh
   */
  ReadContent(ReadMedia media, int longestPost) {
    this.media = media;
    this.longestPost = longestPost;
  }

  /** Null where anything of it is wrong. */
  @Nullable ActionContent read(ActionKind kind, RowCells cells) {
    @Nullable Long tweet = tweet(kind, cells);
    @Nullable PersonReference person = person(kind, cells);
    @Nullable String text = text(kind, cells);
    @Nullable List<String> files = media.files(kind, cells);
    @Nullable List<String> altText = files == null ? null : media.altText(files.size(), cells);
    if (files == null || altText == null) {
      return null;
    }
    return new ActionContent(
        person == null ? tweet : person.id(),
        person == null ? null : person.name(),
        text,
        files,
        altText);
  }

  private static @Nullable Long tweet(ActionKind kind, RowCells cells) {
    if (kind.about() != ActionKind.About.TWEET) {
      if (!cells.isBlank(Column.TWEET)) {
        cells.wrong(
            Column.TWEET,
            "is of no use: a "
                + kind.column()
                + " is about no tweet; leave it empty"
                + (kind == ActionKind.POST ? ", or write reply or quote" : ""));
      }
      return null;
    }
    OptionalLong tweet = TweetReference.parse(cells.of(Column.TWEET));
    if (tweet.isEmpty()) {
      cells.wrong(
          Column.TWEET, "names no tweet; write https://x.com/NAME/status/ID or the id itself");
      return null;
    }
    return tweet.getAsLong();
  }

  private static @Nullable PersonReference person(ActionKind kind, RowCells cells) {
    if (kind.about() != ActionKind.About.PERSON) {
      if (!cells.isBlank(Column.TARGET)) {
        cells.wrong(Column.TARGET, "is only for a dm; leave it empty for a " + kind.column());
      }
      return null;
    }
    Optional<PersonReference> person = PersonReference.parse(cells.of(Column.TARGET));
    if (person.isEmpty()) {
      cells.wrong(Column.TARGET, "names nobody; write @name, a number or https://x.com/NAME");
    }
    return person.orElse(null);
  }

  private @Nullable String text(ActionKind kind, RowCells cells) {
    String text = cells.of(Column.TEXT);
    if (!kind.speaks()) {
      if (!text.isBlank()) {
        cells.wrong(
            Column.TEXT, "is of no use: a " + kind.column() + " says nothing; leave it empty");
      }
      return null;
    }
    if (text.isBlank()) {
      if (kind == ActionKind.QUOTE) {
        cells.wrong(Column.TEXT, "is empty; a quote needs text, without it write retweet");
      } else if (cells.isBlank(Column.MEDIA)) {
        cells.wrong(Column.TEXT, "is empty; a " + kind.column() + " needs text or media");
      }
      return null;
    }
    weigh(kind, text, cells);
    return text;
  }

  private void weigh(ActionKind kind, String text, RowCells cells) {
    if (text.length() > Column.TEXT.longest()) {
      // told already
      return;
    }
    if (kind == ActionKind.DM) {
      int length = text.codePointCount(0, text.length());
      if (length > LONGEST_MESSAGE) {
        cells.wrong(
            Column.TEXT,
            "is %d characters long; a dm has at most %d".formatted(length, LONGEST_MESSAGE));
      }
      return;
    }
    if (WeightedText.surelyFits(text, longestPost)) {
      return;
    }
    WeightedText weighed = WeightedText.of(text);
    if (weighed.length() > longestPost) {
      cells.wrong(
          Column.TEXT,
          "counts %d, at most %d; a link counts 23, an emoji or a CJK letter 2"
              .formatted(weighed.length(), longestPost));
    } else if (text.chars().anyMatch(c -> WeightedText.isRefused((char) c))) {
      cells.wrong(
          Column.TEXT, "has a character that X refuses, U+FEFF, U+FFFE or U+FFFF; remove it");
    }
  }
}
