/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import dev.covey.chassis.tracing.TraceScope;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * One line per event: time, level, message, what caused it, the start of its trace. An exception is
 * shown with its first cause and without its stack, which stands in the log file.
 */
final class ConsoleLayout extends LayoutBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";
  private static final int TRACE_SHOWN = 8;

  private final boolean color;

  ConsoleLayout(boolean color) {
    this.color = color;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder();
    boolean red = color && event.getLevel() == Level.ERROR;
    line.append(red ? RED : "");
    TIME.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
    line.append(' ').append(event.getLevel());
    line.repeat(' ', Math.max(1, 6 - event.getLevel().toString().length()));
    line.append(event.getFormattedMessage());
    appendCause(line, event.getThrowableProxy());
    String trace = event.getMDCPropertyMap().get(TraceScope.MDC_KEY);
    if (trace != null) {
      line.append(" [").append(trace, 0, Math.min(TRACE_SHOWN, trace.length())).append(']');
    }
    return line.append(red ? PLAIN : "").append('\n').toString();
  }

  private static void appendCause(StringBuilder line, IThrowableProxy failure) {
    if (failure == null) {
      return;
    }
    line.append(": ").append(words(failure));
    IThrowableProxy root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (!words(failure).contains(words(root))) {
      line.append(" <- ").append(words(root));
    }
  }

  private static String words(IThrowableProxy failure) {
    String type = failure.getClassName();
    String name = type.substring(type.lastIndexOf('.') + 1);
    String message = failure.getMessage();
    return message == null ? name : name + ": " + message.lines().findFirst().orElse("");
  }
}
