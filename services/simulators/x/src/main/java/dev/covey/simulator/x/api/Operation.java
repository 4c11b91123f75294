/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.x.access.Access;
import dev.covey.simulator.x.access.Limit;
import java.util.List;

/** One line of the platform's table: what it is called, who may call it, and how often. */
record Operation(String method, String path, String kind, Access access, List<Limit> limits) {

  Operation {
    limits = List.copyOf(limits);
  }

  /** The name by which limits of it can be set. */
  String name() {
    return method + " " + path;
  }
}
