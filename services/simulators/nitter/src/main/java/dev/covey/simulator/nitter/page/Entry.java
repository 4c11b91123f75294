/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import java.util.List;

/**
 * What a timeline counts as one: an item, or a thread of items that is shown as a whole, oldest
 * first.
 */
public record Entry(List<Item> items) {
  public Entry {
    items = List.copyOf(items);
  }

  public static Entry of(Item item) {
    return new Entry(List.of(item));
  }
}
