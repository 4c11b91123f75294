/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.List;

/**
 * A call's outcome with the rate windows that its answer named; none where there was no answer.
 * Headers are to be trusted over any table of limits.
 */
public record XAnswer<T>(XOutcome<T> outcome, List<RateWindow> windows) {
  public XAnswer {
    windows = List.copyOf(windows);
  }

  /** The windows in which nothing is left. */
  public List<RateWindow> exhausted() {
    return windows.stream().filter(RateWindow::exhausted).toList();
  }

  /** The same failure of a call that was part of another one; nothing that was done. */
  public <R> XAnswer<R> failed() {
    return new XAnswer<>(
        outcome.map(value -> {
          throw new IllegalStateException("not failed: " + value);
        }),
        windows);
  }
}
