/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.testing.ForkedJvm;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * 32 threads in 4 processes over 200 accounts and one meter that all of them share, on one clock
 * that runs fast: twenty minutes of it, so that windows fill, stay full and move on.
 */
@ExtendWith(MigratedDatabase.class)
@Timeout(120)
class LedgerRaceIT {
  private static final int PROCESSES = 4;
  private static final Pattern SAID = Pattern.compile("kept (\\d+) waited (\\d+)");
  private static final double SPEED = 120;
  private static final Duration SPAN = Duration.ofMinutes(20);
  private static final Policy LIKES =
      Policy.of(Duration.ofSeconds(5), Window.parse("6/2m"), Window.parse("10/6m"));
  private static final Policy APP =
      Policy.of(Duration.ZERO, Window.parse("100/1m"), Window.parse("400/8m"));

  @Test
  void noWindowIsEverOverItsCount(Database database) throws Exception {
    LedgerPolicies policies = new LedgerPolicies(database);
    policies.set(new MeterKey("account:*", "like"), LIKES, "test");
    policies.set(new MeterKey("app", "writes"), APP, "test");
    List<ForkedJvm> processes = new ArrayList<>();
    try {
      startTogether(database, processes);
      long kept = 0;
      long waited = 0;
      for (ForkedJvm process : processes) {
        Matcher said = SAID.matcher(process.awaitLine("kept ", Duration.ofSeconds(60)));
        assertThat(said.matches()).isTrue();
        kept += Long.parseLong(said.group(1));
        waited += Long.parseLong(said.group(2));
      }
      Books books = Books.read(database);
      books.assertNoHoles();
      books.assertKept("like", LIKES);
      books.assertKept("writes", APP);
      assertThat(books.total()).as("every permit that was told is there").isEqualTo(kept);
      assertThat(waited).isPositive();
      assertThat(books.filled("like", LIKES)).as("windows that were really full").isPositive();
    } finally {
      processes.forEach(ForkedJvm::close);
    }
  }

  private static void startTogether(Database database, List<ForkedJvm> processes) throws Exception {
    Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
      lock.setInt(1, RacingProcess.START_LOCK);
      lock.execute();
      for (int number = 0; number < PROCESSES; number++) {
        processes.add(fork(database.access(), number, start));
      }
      for (ForkedJvm process : processes) {
        process.awaitLine("ready", Duration.ofSeconds(60));
      }
      connection.commit();
    }
  }

  private static ForkedJvm fork(DatabaseAccess access, int number, Instant start) {
    return ForkedJvm.start(
        RacingProcess.class,
        Integer.toString(number),
        access.url(),
        access.user(),
        access.password(),
        access.schema(),
        start.toString(),
        Double.toString(SPEED),
        SPAN.toString());
  }
}
