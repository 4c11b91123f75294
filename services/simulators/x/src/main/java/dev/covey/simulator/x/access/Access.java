/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.access;

import java.util.HashSet;
import java.util.Set;

/** Who may call an operation: OAuth 2.0 users with all these scopes, OAuth 1.0a users, apps. */
public record Access(Set<String> scopes, boolean apps, boolean writes) {

  public Access {
    scopes = Set.copyOf(scopes);
  }

  /** Anybody, with the scopes that reading posts and people needs. */
  public static Access anybody() {
    return new Access(Set.of("tweet.read", "users.read"), true, false);
  }

  /** Anybody, where users need further scopes. */
  public static Access anybody(String... more) {
    return new Access(with(more), true, false);
  }

  /** Persons who read. */
  public static Access reader(String... more) {
    return new Access(with(more), false, false);
  }

  /** Persons who change something. */
  public static Access writer(String... more) {
    return new Access(with(more), false, true);
  }

  /** Persons who change something and need these scopes only. */
  public static Access writerWithOnly(String... scopes) {
    return new Access(Set.of(scopes), false, true);
  }

  private static Set<String> with(String... more) {
    var all = new HashSet<>(Set.of("tweet.read", "users.read"));
    all.addAll(Set.of(more));
    return all;
  }

  /** The kinds of token it takes, in the platform's words. */
  String supported() {
    String users = Caller.Kind.OAUTH1.words() + ", " + Caller.Kind.OAUTH2.words();
    return apps ? users + ", " + Caller.Kind.APP.words() : users;
  }
}
