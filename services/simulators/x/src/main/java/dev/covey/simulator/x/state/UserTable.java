/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.state;

import dev.covey.simulator.kit.world.WorldUser;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * All people, by id and by name in any case, and what is wrong with them. Safe for many threads.
 */
public final class UserTable {

  private final ConcurrentMap<Long, WorldUser> users = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Long> names = new ConcurrentHashMap<>();
  private final Set<Long> locked = ConcurrentHashMap.newKeySet();
  private final Set<Long> withoutMessages = ConcurrentHashMap.newKeySet();

  /** Adds a person, or puts another state of the same person in place. */
  public void put(WorldUser user) {
    WorldUser before = users.put(user.id(), user);
    if (before != null) {
      names.remove(key(before.username()), user.id());
    }
    names.put(key(user.username()), user.id());
  }

  public Optional<WorldUser> find(long id) {
    return Optional.ofNullable(users.get(id));
  }

  public Optional<WorldUser> named(String username) {
    return Optional.ofNullable(names.get(key(username))).flatMap(this::find);
  }

  public Collection<WorldUser> all() {
    return users.values();
  }

  /** Locks an account, which must then prove that it is human before it may call again. */
  public void setLocked(long user, boolean lock) {
    set(locked, user, lock);
  }

  public boolean isLocked(long user) {
    return locked.contains(user);
  }

  /** Whether anybody may write messages to that person. */
  public void setTakesMessages(long user, boolean takes) {
    set(withoutMessages, user, !takes);
  }

  public boolean takesMessages(long user) {
    return !withoutMessages.contains(user);
  }

  private static void set(Set<Long> set, long user, boolean in) {
    if (in) {
      set.add(user);
    } else {
      set.remove(user);
    }
  }

  private static String key(String username) {
    return username.toLowerCase(Locale.ROOT);
  }
}
