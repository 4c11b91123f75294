/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import dev.covey.model.action.ActionStatus;
import java.util.Comparator;
import java.util.List;

/** Draws a frame as lines of text that fit a width, and a height as far as can be. */
final class DrawFrame {
  private static final List<ActionStatus> ORDER =
      List.of(
          ActionStatus.PENDING,
          ActionStatus.RUNNING,
          ActionStatus.COMPLETED,
          ActionStatus.FAILED,
          ActionStatus.CANCELLED,
          ActionStatus.HELD,
          ActionStatus.UNKNOWN);

  private final Frame frame;
  private final int width;
  private final FrameParts parts = new FrameParts();

  private DrawFrame(Frame frame, int width) {
    this.frame = frame;
    this.width = width;
  }

  /** However many they are. */
  static List<String> lines(Frame frame, int width, boolean colour) {
    return lines(frame, width, Integer.MAX_VALUE, colour);
  }

  static List<String> lines(Frame frame, int width, int rows, boolean colour) {
    DrawFrame drawing = new DrawFrame(frame, width);
    drawing.draw();
    return drawing.parts.fit(rows).stream().map(line -> line.render(width, colour)).toList();
  }

  /** The most important figures in one line, without what changes by itself. */
  static String statusLine(Frame frame) {
    DrawFrame drawing = new DrawFrame(frame, Integer.MAX_VALUE);
    StyledLine line = drawing.standings(new StyledLine(), "");
    Frame.Settled lately = frame.settled().getFirst();
    return line.add(" (last minute " + Wording.number(lately.ended()) + ")")
        .render(Integer.MAX_VALUE, false);
  }

  private void draw() {
    parts.whole();
    StyledLine title = new StyledLine().add(Style.BOLD, "Covey actions");
    if (frame.campaign() != null) {
      title.add("  campaign " + frame.campaign());
    }
    parts.add(title.add(Style.FAINT, "  " + Wording.day(frame.at())));
    parts.add(new StyledLine());
    frame.settled().forEach(this::settled);
    parts.add(standings(FrameParts.head("queue"), ""));
    parts.shrinking();
    kinds()
        .forEach(
            kind -> parts.add(standings(FrameParts.head("").add("%-9s ".formatted(kind)), kind)));
    parts.whole();
    stops();
    parts.shrinking();
    accounts();
    parts.shrinking();
    errors();
    parts.whole();
    attention();
    forecast();
  }

  private void settled(Frame.Settled settled) {
    boolean first = settled.equals(frame.settled().getFirst());
    StyledLine line = FrameParts.head(first ? "done" : "");
    line.add(
        settled.minutes() == 1 ? "last minute " : "last %d minutes ".formatted(settled.minutes()));
    line.add(Style.BOLD, Wording.number(settled.ended()));
    if (settled.ended() > 0) {
      line.add(": ");
      line.add(Style.GOOD, Wording.share(settled.completed(), settled.ended()) + " succeeded");
      line.add(", ");
      line.add(
          settled.failed() > 0 ? Style.BAD : Style.PLAIN,
          Wording.number(settled.failed()) + " failed");
    }
    if (settled.cancelled() > 0) {
      line.add(", " + Wording.number(settled.cancelled()) + " cancelled");
    }
    parts.add(line);
  }

  private List<String> kinds() {
    return frame.queue().stream().map(Frame.Count::kind).distinct().sorted().toList();
  }

  /** Of every kind where {@code kind} is empty. */
  private StyledLine standings(StyledLine line, String kind) {
    boolean any = false;
    for (ActionStatus status : ORDER) {
      long actions =
          frame.queue().stream()
              .filter(count ->
                  count.status().equals(status.column())
                      && (kind.isEmpty() || count.kind().equals(kind)))
              .mapToLong(Frame.Count::actions)
              .sum();
      if (actions > 0) {
        line.add(any ? ", " : "");
        String more = frame.cut(status) ? "+ " : " ";
        line.add(style(status), Wording.number(actions) + more + status.column());
        any = true;
      }
    }
    return any ? line : line.add("nothing");
  }

  private static Style style(ActionStatus status) {
    return switch (status) {
      case COMPLETED -> Style.GOOD;
      case FAILED -> Style.BAD;
      case HELD, UNKNOWN -> Style.WARNING;
      case PENDING, RUNNING, CANCELLED -> Style.PLAIN;
    };
  }

  private void stops() {
    Frame.Stop stop = frame.appStop();
    if (stop != null) {
      parts.add(
          FrameParts.head("stopped")
              .add(
                  Style.BAD,
                  "all accounts, %s: %s"
                      .formatted(Wording.until(frame.at(), stop.until()), stop.why())));
    }
    for (Frame.Paused paused : frame.paused()) {
      String what = paused.kind().equals("*") ? "every kind" : paused.kind();
      parts.add(FrameParts.head("stopped").add(Style.WARNING, what + ": " + paused.why()));
    }
  }

  private void accounts() {
    String head = "accounts";
    int names =
        frame.accounts().stream()
            .mapToInt(account -> TextWidth.of(account.account()))
            .max()
            .orElse(0);
    for (Frame.Account account : frame.accounts()) {
      String name = account.account();
      for (Frame.Lane lane : account.lanes()) {
        StyledLine line = FrameParts.head(head);
        int room = Math.max(4, Math.min(names, width / 5));
        String shown = TextWidth.cut(name, room);
        line.add(Style.BOLD, shown + " ".repeat(room - TextWidth.of(shown) + 1));
        line.add("%-9s ".formatted(lane.kind()));
        parts.add(DrawLane.add(line, account, lane, frame.at(), width));
        head = "";
        name = "";
      }
    }
    if (frame.furtherAccounts() > 0) {
      parts.add(
          FrameParts.head("")
              .add(Style.FAINT, "and " + Wording.number(frame.furtherAccounts()) + " more"));
    }
  }

  private void errors() {
    String head = "errors";
    for (Frame.Failure failure : frame.errors()) {
      StyledLine line = FrameParts.head(head);
      head = "";
      line.add(Style.FAINT, Wording.time(failure.at()) + " ");
      line.add("%s %s %s ".formatted(failure.id(), failure.account(), failure.kind()));
      if (failure.resetAt() != null) {
        line.add(
            Style.WARNING, "(open again " + Wording.until(frame.at(), failure.resetAt()) + ") ");
      }
      parts.add(line.add(Style.BAD, failure.error() == null ? "no reason" : failure.error()));
    }
  }

  private void attention() {
    if (!frame.heldByRule().isEmpty()) {
      StyledLine line = FrameParts.head("held");
      List<String> rules =
          frame.heldByRule().entrySet().stream()
              .sorted(Comparator.comparingLong(entry -> -entry.getValue()))
              .map(rule ->
                  Wording.number(rule.getValue())
                      + " by "
                      + (rule.getKey().isEmpty() ? "a person" : rule.getKey()))
              .toList();
      parts.add(line.add(Style.WARNING, String.join(", ", rules)));
    }
    long unknown = frame.count(ActionStatus.UNKNOWN);
    if (unknown > 0) {
      parts.add(
          FrameParts.head("unknown")
              .add(Style.WARNING, Wording.number(unknown))
              .add(
                  frame.nextLook() == null
                      ? ", a person has to look"
                      : ", the next look " + Wording.until(frame.at(), frame.nextLook())));
    }
  }

  private void forecast() {
    Frame.Forecast forecast = frame.forecast();
    if (forecast.last() == null && forecast.latest().isEmpty()) {
      return;
    }
    StyledLine line = FrameParts.head("forecast");
    if (forecast.last() == null) {
      line.add("longer than can be reckoned");
    } else {
      line.add(forecast.whole() ? "the last pending one about " : "what was reckoned with: about ");
      line.add(Style.BOLD, Wording.day(forecast.last()));
      line.add(", " + Wording.until(frame.at(), forecast.last()));
    }
    parts.add(line);
    parts.shrinking();
    for (Frame.Last last : forecast.latest()) {
      parts.add(
          FrameParts.head("")
              .add(last.account() + " " + Wording.day(last.last()))
              .add(Style.FAINT, last.because() == null ? "" : "  " + last.because()));
    }
  }
}
