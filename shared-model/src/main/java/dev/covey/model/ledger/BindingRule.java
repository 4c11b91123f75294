/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import dev.covey.model.time.Spans;
import java.time.Duration;
import java.time.Instant;

/** The rule that makes a meter wait, worded for people by {@link #describe()}. */
public sealed interface BindingRule {
  /** One of {@code window}, {@code interval}, {@code block}: for metrics and JSON. */
  String name();

  String describe();

  /** The rule without what used it: the same whenever it binds. */
  String limit();

  /** The window is full: its oldest permit must leave it first. */
  record WindowFull(Window window, long oldestPermit, Instant oldestAt) implements BindingRule {
    @Override
    public String name() {
      return "window";
    }

    @Override
    public String limit() {
      return window.count() + " per " + Spans.text(window.span());
    }

    @Override
    public String describe() {
      return limit()
          + " are used; permit "
          + oldestPermit
          + " of "
          + oldestAt
          + " must leave the window first";
    }
  }

  /** The last permit is too recent. */
  record TooSoon(Duration interval, Instant last) implements BindingRule {
    @Override
    public String name() {
      return "interval";
    }

    @Override
    public String limit() {
      return "at least " + Spans.text(interval) + " apart";
    }

    @Override
    public String describe() {
      return limit() + "; the last was at " + last;
    }
  }

  /** The platform said so: a 429, a reset header, a lock. */
  record Blocked(Instant until, String reason) implements BindingRule {
    @Override
    public String name() {
      return "block";
    }

    @Override
    public String limit() {
      return "blocked until " + until + ": " + reason;
    }

    @Override
    public String describe() {
      return "blocked: " + reason;
    }
  }
}
