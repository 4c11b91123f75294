/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.chassis.media.MediaKind;
import dev.covey.model.action.ActionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which files a row comes with, and what they show. One thread at a time. */
final class ReadMedia {
  private static final Pattern BETWEEN_FILES = Pattern.compile("[;|]");
  private static final Pattern BETWEEN_TEXTS = Pattern.compile("\\|");
  private static final int LONGEST_ALT_TEXT = 1_000;

  private final MediaFiles files;

  ReadMedia(MediaFiles files) {
    this.files = files;
  }

  /** Names in the store, none for a row without media; null where they are wrong. */
  @Nullable List<String> files(ActionKind kind, RowCells cells) {
    String cell = cells.of(Column.MEDIA);
    if (cell.isBlank()) {
      return List.of();
    }
    List<String> names =
        Arrays.stream(BETWEEN_FILES.split(cell))
            .map(String::strip)
            .filter(n -> !n.isEmpty())
            .toList();
    int most = kind == ActionKind.QUOTE ? 0 : kind.mostMedia();
    if (names.size() > most) {
      cells.wrong(Column.MEDIA, tooMany(kind, names.size(), most));
      return null;
    }
    List<String> stored = new ArrayList<>();
    Map<MediaKind.Group, Integer> groups = new EnumMap<>(MediaKind.Group.class);
    for (String name : names) {
      switch (files.check(name)) {
        case MediaFiles.Fit(var media) -> {
          stored.add(media.name());
          groups.merge(media.kind().group(), 1, Integer::sum);
        }
        case MediaFiles.Unfit(String why) ->
            cells.wrong(Column.MEDIA, (names.size() > 1 ? name + " " : "") + why);
      }
    }
    boolean together =
        groups.size() <= 1
            && groups.entrySet().stream()
                .allMatch(group -> group.getValue() <= group.getKey().most());
    if (!together) {
      cells.wrong(Column.MEDIA, "can't stand in one post: it holds 4 photos, or 1 GIF, or 1 video");
    }
    return stored.size() == names.size() && together ? stored : null;
  }

  private static String tooMany(ActionKind kind, int files, int most) {
    if (kind == ActionKind.QUOTE) {
      return "is too much: X takes media or a quote, not both; leave it empty";
    }
    return most == 0
        ? "is of no use: a " + kind.column() + " shows nothing; leave it empty"
        : "is %d files; a %s has at most %d".formatted(files, kind.column(), most);
  }

  /** None, or one for each file; null where they are wrong. */
  @Nullable List<String> altText(int count, RowCells cells) {
    if (cells.isBlank(Column.ALT)) {
      return List.of();
    }
    List<String> texts =
        Arrays.stream(BETWEEN_TEXTS.split(cells.of(Column.ALT), -1)).map(String::strip).toList();
    if (texts.size() != count) {
      cells.wrong(
          Column.ALT,
          "has %d texts for %d files; write one for each, parted by |"
              .formatted(texts.size(), count));
      return null;
    }
    for (String text : texts) {
      if (text.length() > LONGEST_ALT_TEXT) {
        cells.wrong(
            Column.ALT,
            "has a text of %d characters; at most %d".formatted(text.length(), LONGEST_ALT_TEXT));
        return null;
      }
    }
    return texts;
  }
}
