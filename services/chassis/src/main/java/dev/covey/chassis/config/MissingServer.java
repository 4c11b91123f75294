/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.util.List;

/** The error for a server that is needed but not named. */
final class MissingServer {
  private MissingServer() {}

  static ConfigException of(Setting<?> url, String example) {
    return new ConfigException(
        List.of(
            new Problem(
                url.env(),
                null,
                "not set",
                "is needed here. Set it, such as "
                    + url.env()
                    + "="
                    + example
                    + ",\n      or run './covey up' in the same folder, which brings its own servers.")));
  }
}
