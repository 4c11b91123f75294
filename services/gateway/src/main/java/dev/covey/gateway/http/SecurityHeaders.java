/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.http;

import io.javalin.http.Context;

/**
 * What every answer tells a browser: to guess nothing, load nothing, keep nothing and tell nobody.
 */
final class SecurityHeaders {
  private SecurityHeaders() {}

  static void set(Context context) {
    context
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Cache-Control", "no-store");
  }
}
