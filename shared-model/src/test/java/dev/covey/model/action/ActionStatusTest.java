/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActionStatusTest {
  /** Rows become columns where there is an x. */
  private static final String TABLE =
      """
                pending running completed failed cancelled held unknown
      pending   .       x       .         x      x         x    .
      running   x       .       x         x      .         .    x
      completed .       .       .         .      .         .    .
      failed    x       .       .         .      .         .    .
      cancelled .       .       .         .      .         .    .
      held      x       .       .         .      x         .    .
      unknown   .       .       x         x      .         .    .
      """;

  @Test
  void everyPair_isAsTheTableSays() {
    List<String> table = new ArrayList<>();
    StringBuilder header = new StringBuilder("         ");
    for (ActionStatus status : ActionStatus.values()) {
      header.append(' ').append(status.column());
    }
    table.add(header.toString());
    for (ActionStatus from : ActionStatus.values()) {
      StringBuilder row = new StringBuilder("%-9s".formatted(from.column()));
      for (ActionStatus to : ActionStatus.values()) {
        String mark = from.mayBecome(to) ? "x" : ".";
        row.append(' ').append(("%-" + to.column().length() + "s").formatted(mark));
      }
      table.add(row.toString());
    }
    assertThat(String.join("\n", table) + "\n").isEqualToIgnoringWhitespace(TABLE);
  }

  @ParameterizedTest
  @EnumSource
  void status_survivesItsColumn(ActionStatus status) {
    assertThat(ActionStatus.of(status.column())).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource
  void finalStatus_isOnlyLeftByAPersonsRetry(ActionStatus status) {
    if (status.isFinal()) {
      assertThat(status.next()).isSubsetOf(ActionStatus.PENDING);
    } else {
      assertThat(status.next()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "like,LIKE",
    "LIKE,LIKE",
    " Like ,LIKE",
    "rt,RETWEET",
    "RT,RETWEET",
    "retweet,RETWEET",
    "Repost,RETWEET",
    "reply,REPLY",
    "quote,QUOTE",
    "post,POST",
    "dm,DM"
  })
  void kind_isReadInAnyCase(String text, ActionKind kind) {
    assertThat(ActionKind.parse(text)).contains(kind);
    assertThat(ActionKind.of(kind.column())).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"likes", "''", "re tweet", "follow"})
  void kind_unknownIsNone(String text) {
    assertThat(ActionKind.parse(text)).isEmpty();
  }

  @Test
  void kind_isReadInAnyLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(ActionKind.parse("LIKE")).contains(ActionKind.LIKE);
      assertThat(ActionKind.LIKE.column()).isEqualTo("like");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void settlement_refusesWhatARunningActionCanNotBecome() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Settlement(
                AttemptState.REFUSED,
                ActionStatus.CANCELLED,
                null,
                null,
                null,
                null,
                false,
                Instant.EPOCH,
                null));
  }
}
