/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a frame, one below the other. Where there is no room for all of them the longest are
 * shortened first, so that none pushes another off the screen. One thread at a time.
 */
final class FrameParts {
  private final List<Part> parts = new ArrayList<>();

  private static final class Part {
    private final boolean whole;
    private final List<StyledLine> lines = new ArrayList<>();
    private int height;

    Part(boolean whole) {
      this.whole = whole;
    }

    /** The last of the lines that are left counts the others, unless it would be the only one. */
    List<StyledLine> shown() {
      if (height == lines.size() || height < 2) {
        return lines.subList(0, height);
      }
      List<StyledLine> shown = new ArrayList<>(lines.subList(0, height - 1));
      int more = lines.size() - shown.size();
      shown.add(head("").add(Style.FAINT, "… %d more lines".formatted(more)));
      return shown;
    }
  }

  /** The beginning of a line, with the name of its part or nothing. */
  static StyledLine head(String name) {
    return new StyledLine().add(Style.FAINT, " %-10s".formatted(name));
  }

  /** What comes next is shown whole. */
  FrameParts whole() {
    parts.add(new Part(true));
    return this;
  }

  /** What comes next may be shortened. */
  FrameParts shrinking() {
    parts.add(new Part(false));
    return this;
  }

  void add(StyledLine line) {
    Part part = parts.getLast();
    part.lines.add(line);
    part.height = part.lines.size();
  }

  /** No more lines than that, as far as parts may be shortened. */
  List<StyledLine> fit(int rows) {
    while (height() > rows) {
      Part longest = longest();
      if (longest == null) {
        break;
      }
      longest.height--;
    }
    return parts.stream().flatMap(part -> part.shown().stream()).toList();
  }

  /** Null where there is nothing left to shorten. Of those that are equal the first. */
  private @Nullable Part longest() {
    return parts.stream()
        .filter(part -> !part.whole && part.height > 0)
        .reduce((one, other) -> other.height > one.height ? other : one)
        .orElse(null);
  }

  private int height() {
    return parts.stream().mapToInt(part -> part.height).sum();
  }
}
