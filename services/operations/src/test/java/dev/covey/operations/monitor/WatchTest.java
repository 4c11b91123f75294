/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.time.CoveyClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final Frame PENDING = Frames.of(new Frame.Count("pending", "like", 1));
  private static final Frame FAILED = Frames.of(new Frame.Count("failed", "like", 1));
  private static final Frame COMPLETED = Frames.of(new Frame.Count("completed", "like", 1));

  private final StringWriter out = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();
  private final Waiter waiter = new Waiter(CoveyClock.system());

  private Watch.Ending watch(FrameView view, Watch.Source... frames) throws Exception {
    Deque<Watch.Source> left = new ArrayDeque<>(List.of(frames));
    return new Watch(() -> left.removeFirst().read(), view, waiter, Duration.ZERO, nanos::get)
        .run(true);
  }

  private FrameView lines() {
    AtomicLong apart = new AtomicLong();
    return new LineView(new PrintWriter(out), () -> apart.addAndGet(2_000_000_000L));
  }

  @Test
  void ending_saysWhetherSomeFailed() throws Exception {
    assertThat(watch(lines(), () -> PENDING, () -> COMPLETED)).isEqualTo(Watch.Ending.DONE);
    assertThat(watch(lines(), () -> FAILED)).isEqualTo(Watch.Ending.SOME_FAILED);
    assertThat(Watch.Ending.SOME_FAILED.exitCode()).isEqualTo(1);
  }

  @Test
  void wokenWatch_stops() throws Exception {
    waiter.wake();
    assertThat(watch(lines(), () -> PENDING)).isEqualTo(Watch.Ending.STOPPED);
  }

  @Test
  void databaseAway_isSaidAndWaitedForOnceItWasThere() throws Exception {
    Watch.Source away =
        () -> {
          throw new SQLException("gone \u001b[2J");
        };
    assertThat(watch(lines(), () -> PENDING, away, away, () -> COMPLETED))
        .isEqualTo(Watch.Ending.DONE);
    assertThat(out.toString().lines())
        .containsExactly(
            "10:00:00Z 1 pending (last minute 0)",
            "can't read how it stands, trying again: gone \\u001b[2J",
            "10:00:00Z 1 completed (last minute 0)");
    assertThatThrownBy(() -> watch(lines(), away)).isInstanceOf(SQLException.class);
  }

  @Test
  void lines_comeWhereSomethingChangedAndOnceASecond() {
    AtomicLong now = new AtomicLong();
    LineView view = new LineView(new PrintWriter(out), now::get);
    view.show(PENDING);
    view.show(PENDING);
    view.show(FAILED);
    now.addAndGet(1_000_000_000L);
    view.show(PENDING);
    view.show(COMPLETED);
    assertThat(out.toString().lines()).hasSize(2);
    view.close();
    assertThat(out.toString().lines()).hasSize(2).last().asString().contains("1 completed");
  }

  @Test
  void screen_isDrawnInPlaceAndGivenBack() {
    ScreenView view = new ScreenView(new PrintWriter(out), TerminalSize.fixed(60, 8), false);
    view.show(Frames.full());
    assertThat(out.toString())
        .startsWith("\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[H")
        .contains("more lines\u001b[K")
        .endsWith("\u001b[J");
    assertThat(out.toString().split("\r\n", -1)).as("as high as the screen").hasSize(8);
    out.getBuffer().setLength(0);
    view.trouble("gone\u001b[2J");
    view.show(Frames.EMPTY);
    assertThat(out.toString()).startsWith("\u001b[H").doesNotContain("\u001b[2J");
    out.getBuffer().setLength(0);
    view.close();
    view.show(Frames.full());
    view.close();
    assertThat(out.toString())
        .startsWith("\u001b[?7h\u001b[?25h\u001b[?1049l")
        .containsOnlyOnce("queue     nothing");
  }
}
