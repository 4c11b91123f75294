/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import dev.covey.model.ledger.MeterReport.UsedPermit;
import dev.covey.testing.ForkedJvm;
import java.time.Duration;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process that neither goes on nor dies: the server must end its transaction. */
@ExtendWith(MigratedDatabase.class)
@Timeout(120)
class FrozenProcessIT {

  @Test
  void standingStillInTheMiddle_losesItsLocks(Database database) throws Exception {
    new LedgerPolicies(database)
        .set(
            new MeterKey("account:*", "like"),
            Policy.of(Duration.ZERO, Window.parse("1000/1s")),
            "test");
    try (ForkedJvm frozen = DoomedProcess.fork(database, "freeze");
        CombiningLedger survivor =
            CombiningLedger.start(
                database, LedgerClock.ofDatabase(), ArmAttempts.NONE, LedgerMetrics.NONE)) {
      frozen.awaitLine("in the middle", Duration.ofSeconds(60));

      assertThat(DoomedProcess.grantedSoon(survivor)).isTrue();
      assertThat(Books.read(database).permits().values().stream().flatMap(Collection::stream))
          .as("nothing of the frozen transaction counts")
          .extracting(UsedPermit::usedBy)
          .containsOnly("survivor");
    }
  }
}
