/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import dev.covey.chassis.cli.Shown;
import java.util.ArrayList;
import java.util.List;

/**
 * A line for a terminal, made of pieces. Whatever is put into it, nothing but its styles controls
 * the terminal, and it is never wider than asked for. One thread at a time.
 */
final class StyledLine {
  private static final String CUT = "…";

  private record Piece(Style style, String text) {}

  private final List<Piece> pieces = new ArrayList<>();

  static StyledLine of(String text) {
    return new StyledLine().add(Style.PLAIN, text);
  }

  StyledLine add(Style style, String text) {
    pieces.add(new Piece(style, Shown.line(text)));
    return this;
  }

  StyledLine add(String text) {
    return add(Style.PLAIN, text);
  }

  int width() {
    return pieces.stream().mapToInt(piece -> TextWidth.of(piece.text())).sum();
  }

  /** Cut with a mark where it is wider than {@code most}. */
  String render(int most, boolean colour) {
    boolean fits = width() <= most;
    int left = fits ? most : most - 1;
    StringBuilder line = new StringBuilder();
    for (Piece piece : pieces) {
      String text = TextWidth.cut(piece.text(), left);
      left -= TextWidth.of(text);
      line.append(colour ? piece.style().on(text) : text);
      if (text.length() < piece.text().length()) {
        break;
      }
    }
    String rendered = line.toString();
    return fits ? rendered.stripTrailing() : most > 0 ? rendered + CUT : "";
  }
}
