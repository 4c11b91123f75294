/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongTableTest {
  @Test
  void table_isAMap() {
    Random random = new Random(20);
    LongTable table = new LongTable();
    Map<Long, Long> map = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      long key = random.nextInt(10) == 0 ? random.nextInt(100) : random.nextLong();
      long value = random.nextInt(1_000_000);
      table.put(key, value);
      map.put(key, value);
    }
    map.forEach((key, value) -> assertThat(table.get(key)).isEqualTo(value));
    assertThat(table.get(-5)).isEqualTo(LongTable.NONE);
  }
}
