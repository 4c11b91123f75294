/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.history;

import tools.jackson.databind.json.JsonMapper;

/** What is stored, as machines read it. */
public final class JsonText {
  private JsonText() {}

  public static String of(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }
}
