/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with the configuration.
 *
 * @param key as it was written: {@code COVEY_HTTP_PORT} or {@code http.port}
 * @param value as it may be shown; null where there is none to show
 * @param why says what is wrong or what is allowed
 */
public record Problem(String key, @Nullable String value, String origin, String why) {
  String describe() {
    String shown = value == null ? key : key + " = " + value;
    return "  " + shown + "   (" + origin + ")\n      " + why + "\n";
  }
}
