/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads every set of rate headers that X is known to send. Sets that are not whole are left out.
 */
final class ReadRateWindows {
  /**
   * X has no window that is longer than a day. What is named beyond that, such as milliseconds for
   * seconds, shall not shut an account for ages: it is asked again then.
   */
  private static final Duration LATEST = Duration.ofHours(25);

  private ReadRateWindows() {}

  /**
   * @param caller whose limit the plain headers tell: the user's, or the app's for an app token
   */
  static List<RateWindow> from(Headers headers, RateScope caller, Instant now) {
    List<RateWindow> windows = new ArrayList<>(3);
    Instant latest = now.plus(LATEST);
    add(windows, headers, "x-rate-limit-", caller, latest);
    add(windows, headers, "x-user-limit-24hour-", RateScope.USER, latest);
    add(windows, headers, "x-app-limit-24hour-", RateScope.APP, latest);
    return windows;
  }

  private static void add(
      List<RateWindow> windows, Headers headers, String prefix, RateScope scope, Instant latest) {
    Long limit = number(headers.get(prefix + "limit"));
    Long remaining = number(headers.get(prefix + "remaining"));
    Long reset = number(headers.get(prefix + "reset"));
    if (remaining == null || reset == null) {
      return;
    }
    try {
      Instant named = Instant.ofEpochSecond(reset);
      Instant at = named.isAfter(latest) ? latest : named;
      windows.add(new RateWindow(scope, limit == null ? 0 : limit, remaining, at));
    } catch (DateTimeException _) {
      // no moment at all: as good as not sent
    }
  }

  private static @Nullable Long number(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Long.valueOf(text.trim());
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
