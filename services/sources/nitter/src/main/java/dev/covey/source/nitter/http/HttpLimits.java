/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.http;

import java.time.Duration;

/**
 * How long a request may take and how much an answer may hold.
 *
 * @param maxBodyBytes counted after decompression
 */
public record HttpLimits(
    Duration connectTimeout, Duration readTimeout, Duration callTimeout, int maxBodyBytes) {
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30), 4 << 20);

  public HttpLimits withCallTimeout(Duration timeout) {
    return new HttpLimits(connectTimeout, readTimeout, timeout, maxBodyBytes);
  }
}
