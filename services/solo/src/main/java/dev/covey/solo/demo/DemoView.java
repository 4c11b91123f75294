/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

import dev.covey.chassis.cli.Shown;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a running demo: a picture that is drawn again in place on a terminal, one line now and then
 * elsewhere. One thread at a time.
 */
final class DemoView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final int BAR = 20;
  private static final int WIDTH = 79;

  private final PrintStream out;
  private final boolean terminal;
  private final DemoPlan plan;
  private int drawn;
  private long lastLine = Long.MIN_VALUE;

  DemoView(PrintStream out, boolean terminal, DemoPlan plan) {
    this.out = out;
    this.terminal = terminal;
    this.plan = plan;
  }

  /**
   * Shows where things stand.
   *
   * @param news what was found out since the last time
   * @param latest the same, and some of what was found out before
   */
  void show(
      DemoStats stats,
      List<String> news,
      List<String> latest,
      long tweetsAtSource,
      Instant now,
      Duration running) {
    if (terminal) {
      draw(picture(stats, latest, tweetsAtSource, now, running));
      return;
    }
    news.forEach(line -> out.println("      news: " + Shown.line(line)));
    if (lastLine == Long.MIN_VALUE || running.toNanos() - lastLine >= BETWEEN_LINES.toNanos()) {
      lastLine = running.toNanos();
      out.println(line(stats, tweetsAtSource, running));
    }
  }

  private String line(DemoStats stats, long tweetsAtSource, Duration running) {
    return "%3ds  profiles %d  tweets %d of %d  slices left %d  actions %s"
        .formatted(
            running.toSeconds(),
            stats.profiles(),
            stats.tweets(),
            tweetsAtSource,
            stats.unfinishedSlices(),
            stats.actions());
  }

  private List<String> picture(
      DemoStats stats, List<String> latest, long tweetsAtSource, Instant now, Duration running) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "  Covey demo   sandbox time %s, %s times real time   running %ds"
            .formatted(TIME.format(now), number(plan.speed()), running.toSeconds()));
    lines.add("");
    lines.add(
        "  history   %d profiles   %s  %d of %d tweets, %d slices left"
            .formatted(
                stats.profiles(),
                bar(stats.tweets(), tweetsAtSource),
                stats.tweets(),
                tweetsAtSource,
                stats.unfinishedSlices()));
    long all = stats.actions().values().stream().mapToLong(Long::longValue).sum();
    long completed = stats.actions().getOrDefault("completed", 0L);
    lines.add(
        "  actions   %d accounts   %s  %d of %d completed%s"
            .formatted(plan.accounts(), bar(completed, all), completed, all, others(stats)));
    lines.add("  ledger    %d permits given".formatted(stats.permits()));
    lines.add("");
    if (!latest.isEmpty()) {
      lines.add("  news:");
      latest.forEach(line -> lines.add("    " + Shown.line(line)));
      lines.add("");
    }
    if (!stats.waiting().isEmpty()) {
      lines.add("  why actions wait:");
      stats.waiting().forEach(reason -> lines.add("    " + reason));
      lines.add("");
    }
    lines.add("  Ctrl-C ends it.");
    return lines;
  }

  private static String others(DemoStats stats) {
    StringBuilder text = new StringBuilder();
    stats
        .actions()
        .forEach((status, count) -> {
          if (!status.equals("completed")) {
            text.append(", ").append(count).append(' ').append(status);
          }
        });
    return text.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static String bar(long part, long whole) {
    int full = whole <= 0 ? 0 : Math.clamp(part * BAR / whole, 0, BAR);
    return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
  }

  private void draw(List<String> lines) {
    StringBuilder screen = new StringBuilder();
    if (drawn > 0) {
      screen.append("\u001b[").append(drawn).append("A");
    }
    for (String line : lines) {
      // a line that wraps would throw the next picture out of place
      screen.append("\u001b[2K").append(line, 0, Math.min(line.length(), WIDTH)).append('\n');
    }
    screen.append("\u001b[J");
    drawn = lines.size();
    out.print(screen);
    out.flush();
  }
}
