/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import java.util.List;

/**
 * A tweet between what it answers and what answers it.
 *
 * @param before from the first tweet of the conversation down to the one that is answered
 * @param after how the author goes on
 * @param replies of others, each with what followed on it
 */
public record Conversation(List<Item> before, Item subject, List<Item> after, List<Entry> replies) {
  public Conversation {
    before = List.copyOf(before);
    after = List.copyOf(after);
    replies = List.copyOf(replies);
  }
}
