/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.action;

import dev.covey.chassis.cli.Session;
import java.util.Map;

/**
 * Who wants something changed, as the audit keeps it.
 *
 * @param details what else is known of them, such as their address
 */
public record AskedBy(String who, Map<String, String> details) {
  public AskedBy {
    details = Map.copyOf(details);
  }

  /** Whoever typed this process's command. */
  public static AskedBy typist() {
    return new AskedBy(Session.operator(), Map.of());
  }
}
