/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class CountViolationsIT {

  private static long violations(Database database, String numberAndMillis) throws SQLException {
    return database.inTransaction(tx -> {
      try (Statement statement = tx.connection().createStatement()) {
        statement.execute(
            """
            insert into permit
            select meter_id, number, timestamptz '2026-11-20' + millis * interval '1 ms', 'test'
            from (values (1), (2)) meter (meter_id), (%s) given (number, millis)
            """
                .formatted(numberAndMillis));
      }
      return CountViolations.count(tx.connection());
    });
  }

  @Test
  void permitsThatKeepTheRules_areNone(Database database) throws Exception {
    assertThat(violations(database, "select n, n * 20 from generate_series(1, 600) n")).isZero();
  }

  @Test
  void twoPermitsTooCloseTogether_areSeenInEachMeter(Database database) throws Exception {
    assertThat(violations(database, "values (1, 0), (2, 2), (3, 100)")).isEqualTo(2);
  }

  @Test
  void fullWindowPassed_isSeen(Database database) throws Exception {
    // 31 permits within 90 ms, each 3 ms after the last, is one too many
    assertThat(
            violations(
                database,
                "select n, case when n = 31 then 89 else (n - 1) * 2.9 end"
                    + " from generate_series(1, 31) n"))
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void missingNumbers_areSeen(Database database) throws Exception {
    assertThat(violations(database, "values (1, 0), (4, 1000)")).isEqualTo(4);
  }
}
