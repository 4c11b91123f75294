/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A poll under a tweet.
 *
 * @param votes null where the source did not tell
 */
public record Poll(List<Choice> choices, @Nullable Long votes, boolean closed) {

  /** One answer and its share in whole percent. */
  public record Choice(String label, int percent) {}

  public Poll {
    choices = List.copyOf(choices);
  }
}
