/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import dev.covey.simulator.kit.world.WorldUser;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who exists, by id and by name, whose case does not matter. Safe for many threads. */
final class People {
  private final Map<Long, WorldUser> byId = new ConcurrentHashMap<>();
  private final Map<String, Long> idByName = new ConcurrentHashMap<>();

  /** Adds a person, or replaces the one with that id; a former name leads nowhere any more. */
  synchronized void put(WorldUser user) {
    WorldUser before = byId.put(user.id(), user);
    if (before != null) {
      idByName.remove(key(before.username()), before.id());
    }
    idByName.put(key(user.username()), user.id());
  }

  Optional<WorldUser> byId(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<WorldUser> byName(String name) {
    return Optional.ofNullable(idByName.get(key(name))).map(byId::get);
  }

  Collection<WorldUser> all() {
    return byId.values();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
