/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.List;
import java.util.Map;

/**
 * What to read of X. Fields and expansions are no part of it: they are added in the vocabulary that
 * it is asked in.
 *
 * @param path below {@code /2}
 */
public record XQuestion(Subject subject, List<String> path, Map<String, String> parameters) {

  /** What an answer consists of. */
  public enum Subject {
    USERS,
    POSTS,
    /** The caller's own posts, with no more than it takes to know them again. */
    OWN_POSTS,
    MESSAGES
  }

  public XQuestion {
    path = List.copyOf(path);
    parameters = Map.copyOf(parameters);
  }

  @Override
  public String toString() {
    return "/2/" + String.join("/", path);
  }
}
