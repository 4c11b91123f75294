/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Jobs for machines: one line of JSON. */
final class JobsJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(SerializationFeature.INDENT_OUTPUT).build();

  private JobsJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
