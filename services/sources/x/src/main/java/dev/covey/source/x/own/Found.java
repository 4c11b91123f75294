/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.own;

import java.util.List;

/**
 * What was found of a span of time, newest first.
 *
 * @param whole whether nothing of it can be missing but what X does not show yet: only then does
 *     absence say anything
 */
public record Found<T extends OwnThing>(List<T> things, boolean whole) {
  public Found {
    things = List.copyOf(things);
  }
}
