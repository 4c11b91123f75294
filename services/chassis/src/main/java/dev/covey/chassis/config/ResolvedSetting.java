/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import org.jspecify.annotations.Nullable;

/**
 * A setting, its value, and who set it.
 *
 * @param text as it was written; null where nothing sets it and it has no default
 */
record ResolvedSetting(Setting<?> setting, @Nullable String text, String origin) {
  /** The value as people may see it; empty where there is none. */
  String shown() {
    return text == null || text.isEmpty() ? "" : setting.type().show(text);
  }
}
