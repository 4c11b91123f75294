/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.testing.ForkedJvm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Processes that die in the middle of acquiring. */
@ExtendWith(MigratedDatabase.class)
@Timeout(120)
class LedgerKillIT {
  private static final Policy LIKES = Policy.of(Duration.ofMillis(20), Window.parse("20/1s"));
  private static final Policy APP = Policy.of(Duration.ZERO, Window.parse("300/1s"));
  private static final Pattern SPACE = Pattern.compile(" ");
  private static final int KILLS = 4;

  private Database database;

  @BeforeEach
  void limit(Database database) throws Exception {
    this.database = database;
    LedgerPolicies policies = new LedgerPolicies(database);
    policies.set(new MeterKey("account:*", "like"), LIKES, "test");
    policies.set(new MeterKey("app", "writes"), APP, "test");
  }

  @Test
  void killedInTheMiddle_nothingToldIsLostAndNoLimitIsPassed() throws Exception {
    Set<String> told = new HashSet<>();
    SplittableRandom random = new SplittableRandom(1);
    List<ForkedJvm> processes = new ArrayList<>();
    try (CombiningLedger survivor =
        CombiningLedger.start(
            database, LedgerClock.ofDatabase(), ArmAttempts.NONE, LedgerMetrics.NONE)) {
      for (int i = 0; i < KILLS; i++) {
        processes.add(DoomedProcess.fork(database, "run"));
      }
      for (ForkedJvm process : processes) {
        int lines = 1 + random.nextInt(60);
        process.awaitLine("told ", Duration.ofSeconds(60));
        Awaitility.await().until(() -> process.output().size() >= lines);
        process.kill();
        List<String> output = process.output();
        // the last line may be cut off by the kill
        output.subList(0, output.size() - 1).forEach(line -> told.addAll(permits(line)));
        assertThat(DoomedProcess.grantedSoon(survivor)).isTrue();
      }
    } finally {
      processes.forEach(ForkedJvm::close);
    }
    Books books = Books.read(database);
    books.assertNoHoles();
    books.assertKept("like", LIKES);
    books.assertKept("writes", APP);
    Set<String> kept = new HashSet<>();
    books.permits().forEach((meter, list) -> list.forEach(p -> kept.add(meter + "#" + p.number())));
    assertThat(told).isNotEmpty();
    assertThat(kept).containsAll(told);
  }

  private static List<String> permits(String line) {
    return line.startsWith("told ") ? SPACE.splitAsStream(line).skip(1).toList() : List.of();
  }
}
