/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.util.Arrays;

/** A map from hashes to numbers in sixteen bytes an entry, for millions. One thread at a time. */
final class LongTable {
  /** What is found for a key that is not there; no value is it. */
  static final long NONE = -1;

  private long[] keys = new long[1 << 10];
  private long[] values = filled(1 << 10);
  private int size;

  long get(long key) {
    return values[slot(key)];
  }

  void put(long key, long value) {
    if (size >= keys.length / 3 * 2) {
      grow();
    }
    int slot = slot(key);
    size += values[slot] == NONE ? 1 : 0;
    keys[slot] = key;
    values[slot] = value;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = filled(oldKeys.length * 2);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != NONE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }

  /** Where the key is, or would be. Keys are hashes, and so spread as they are. */
  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key ^ (key >>> 32)) & mask;
    while (values[slot] != NONE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static long[] filled(int length) {
    long[] values = new long[length];
    Arrays.fill(values, NONE);
    return values;
  }
}
