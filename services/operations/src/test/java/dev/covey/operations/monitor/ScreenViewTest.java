/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenViewTest {
  private static final String CLEAR = "\u001b[2J";
  private final StringWriter written = new StringWriter();

  private ScreenView view(int columns, int rows) {
    return new ScreenView(new PrintWriter(written), TerminalSize.fixed(columns, rows), false);
  }

  /** A frame of twelve busy accounts and ten errors, which is what a large campaign looks like. */
  private static Frame busy() {
    Frame full = Frames.full();
    List<Frame.Account> accounts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Frame.Account anna = full.accounts().getFirst();
      accounts.add(new Frame.Account("anna" + i, anna.state(), anna.why(), anna.lanes()));
    }
    return new Frame(
        full.at(),
        full.campaign(),
        full.queue(),
        full.countedUpTo(),
        full.cutOff(),
        full.settled(),
        accounts,
        full.furtherAccounts(),
        Collections.nCopies(10, full.errors().getFirst()),
        full.heldByRule(),
        full.nextLook(),
        full.appStop(),
        full.paused(),
        full.forecast());
  }

  private List<String> screen() {
    String shown = written.toString();
    return shown.substring(shown.lastIndexOf("\u001b[H")).lines().toList();
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "120, 40", "200, 45", "80, 20"})
  void longFrame_leavesRoomForEachOfItsParts(int columns, int rows) {
    view(columns, rows).show(busy());

    assertThat(screen()).hasSizeBetween(rows - 2, rows);
    assertThat(written.toString())
        .contains("anna0", "more lines", " errors", " held", " unknown", " forecast")
        .doesNotContain(CLEAR);
  }

  @Test
  void smallestScreens_neverScroll() {
    for (int rows = 1; rows < 15; rows++) {
      view(40, rows).show(busy());
      assertThat(written.toString().split("\r\n", -1)).hasSizeLessThanOrEqualTo(Math.max(2, rows));
      written.getBuffer().setLength(0);
    }
  }

  @Test
  void trouble_isSeenOnAScreenThatIsFull() {
    ScreenView view = view(40, 12);
    view.show(busy());
    view.trouble("no connection to the database, which has a long name");

    assertThat(screen().get(1)).startsWith("can't read how it stands").contains("…");
    assertThat(screen()).hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void end_givesTheTerminalBackOnceWithTheWholeFrame() {
    ScreenView view = view(80, 10);
    view.show(busy());
    written.getBuffer().setLength(0);
    view.close();
    view.close();

    assertThat(written.toString())
        .startsWith("\u001b[?7h\u001b[?25h\u001b[?1049lCovey actions")
        .contains("anna11", "the last pending one")
        .containsOnlyOnce("\u001b[?25h");
  }

  @Test
  void colours_areLeftOutWhereTheyAreNotWished() {
    assertThat(FrameViews.colours(Map.of())).isTrue();
    assertThat(FrameViews.colours(Map.of("NO_COLOR", ""))).isTrue();
    assertThat(FrameViews.colours(Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(FrameViews.colours(Map.of("TERM", "dumb"))).isFalse();
    assertThat(FrameViews.isCapable(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isTrue();
  }
}
