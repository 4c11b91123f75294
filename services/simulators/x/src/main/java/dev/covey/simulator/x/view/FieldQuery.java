/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.view;

import java.util.Set;

/** Which fields and expansions a call asked for, all in the old names. */
public record FieldQuery(
    Set<String> post, Set<String> user, Set<String> media, Set<String> poll, Set<String> expand) {

  public FieldQuery {
    post = Set.copyOf(post);
    user = Set.copyOf(user);
    media = Set.copyOf(media);
    poll = Set.copyOf(poll);
    expand = Set.copyOf(expand);
  }

  /** Nothing but the defaults. */
  public static final FieldQuery NONE =
      new FieldQuery(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  boolean postHas(String field) {
    return post.contains(field);
  }

  boolean userHas(String field) {
    return user.contains(field);
  }

  boolean expands(String expansion) {
    return expand.contains(expansion);
  }
}
