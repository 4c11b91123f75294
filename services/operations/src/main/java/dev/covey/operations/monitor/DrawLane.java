/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws how full the limits of a lane are, as far as there is room. */
final class DrawLane {
  private static final int BAR = 8;

  /** From here on the reason is worth more than another window. */
  private static final int WIDE = 110;

  /** Where a window is nearly full. */
  private static final double NEARLY = 0.8;

  private DrawLane() {}

  static StyledLine add(
      StyledLine line, Frame.Account account, Frame.Lane lane, Instant now, int width) {
    String pending = Wording.number(lane.pending()) + (lane.more() ? "+" : "") + " pending";
    String waits = waits(account, lane, now);
    boolean stands = lane.state().equals("stopped") || !account.state().equals("active");
    int reserved = width < WIDE ? width / 5 : width / 3;
    int room = width - line.width() - pending.length() - Math.min(waits.length(), reserved);
    List<Frame.Used> fullest =
        lane.used().stream().sorted(Comparator.comparingDouble(used -> -share(used))).toList();
    for (Frame.Used used : fullest) {
      StyledLine one = window(new StyledLine(), used);
      if (one.width() > room) {
        break;
      }
      room -= one.width();
      window(line, used);
    }
    return line.add(pending).add(stands ? Style.BAD : Style.FAINT, waits);
  }

  private static StyledLine window(StyledLine line, Frame.Used used) {
    int full = (int) Math.min(BAR, Math.ceil(share(used) * BAR));
    Style style = share(used) >= 1 ? Style.BAD : share(used) >= NEARLY ? Style.WARNING : Style.GOOD;
    line.add("[").add(style, "#".repeat(full)).add(".".repeat(BAR - full) + "] ");
    String of = used.of() == null ? "" : used.of() + " ";
    return line.add("%s%d/%d %s  ".formatted(of, used.used(), used.limit(), used.span()));
  }

  private static double share(Frame.Used used) {
    return (double) used.used() / used.limit();
  }

  private static String waits(Frame.Account account, Frame.Lane lane, Instant now) {
    if (!account.state().equals("active")) {
      return "  " + account.state() + because(account.why());
    }
    if (lane.state().equals("stopped")) {
      return "  stopped" + because(lane.because());
    }
    Instant next = lane.nextAt();
    String busy = lane.state().equals("busy") ? "  one is with a worker" : "";
    return next == null
        ? busy
        : busy + "  next " + Wording.until(now, next) + because(own(account, lane));
  }

  /** Without the name of the limit where that is the one of this very lane. */
  private static @Nullable String own(Frame.Account account, Frame.Lane lane) {
    String because = lane.because();
    String name = "account:" + account.account() + "/" + lane.kind() + ": ";
    return because != null && because.startsWith(name) ? because.substring(name.length()) : because;
  }

  private static String because(@Nullable String why) {
    return why == null ? "" : ": " + why;
  }
}
