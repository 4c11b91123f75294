/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import dev.covey.model.action.NewAction;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads when a row is to be done, and what goes before it. One thread at a time. */
final class ReadTurn {
  private final Moments moments;
  private final @Nullable Instant startAt;

  ReadTurn(Moments moments, @Nullable Instant startAt) {
    this.moments = moments;
    this.startAt = startAt;
  }

  /** Its place is yet to be given; null where its cells are wrong. */
  NewAction.@Nullable Turn read(RowCells cells, boolean again) {
    @Nullable Integer priority = priority(cells);
    @Nullable Instant notBefore = startAt;
    // what failed was due once, and is to be done now
    if (!again && !cells.isBlank(Column.WHEN)) {
      try {
        notBefore = moments.parse(cells.of(Column.WHEN));
      } catch (IllegalArgumentException wrong) {
        cells.wrong(Column.WHEN, String.valueOf(wrong.getMessage()));
        return null;
      }
    }
    return priority == null ? null : new NewAction.Turn(notBefore, priority, 0);
  }

  private static @Nullable Integer priority(RowCells cells) {
    return switch (cells.of(Column.PRIORITY).strip().toLowerCase(Locale.ROOT)) {
      case "", "normal", "0" -> 0;
      case "high", "1", "+1" -> 1;
      case "low", "-1" -> -1;
      default -> {
        cells.wrong(Column.PRIORITY, "is no priority; write high, normal or low");
        yield null;
      }
    };
  }
}
