/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers by hashes which line of a file was the first with something, and of which account:
 * sixteen bytes for each. One thread at a time.
 */
public final class FirstLines {
  private final LongTable places = new LongTable();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** Where something came first. */
  public record Place(String account, long line) {}

  /** Null where nothing of that hash has come yet. */
  public @Nullable Place of(long hash) {
    long packed = places.get(hash);
    return packed == LongTable.NONE
        ? null
        : new Place(names.get((int) (packed >>> 32)), packed & 0xFFFF_FFFFL);
  }

  /** Remembers it, unless there was one before, which it returns. */
  public @Nullable Place putIfAbsent(long hash, String account, long line) {
    Place before = of(hash);
    if (before == null) {
      places.put(hash, ((long) number(account) << 32) | line);
    }
    return before;
  }

  private int number(String account) {
    return numbers.computeIfAbsent(
        account,
        name -> {
          names.add(name);
          return names.size() - 1;
        });
  }
}
