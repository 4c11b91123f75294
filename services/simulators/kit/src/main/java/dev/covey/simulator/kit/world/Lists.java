/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as they come out of a world file, where an absent list is an empty one. */
final class Lists {

  private Lists() {}

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
