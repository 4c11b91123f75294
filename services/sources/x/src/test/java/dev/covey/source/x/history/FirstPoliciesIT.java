/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A new database knows the limits of every endpoint. */
@ExtendWith(MigratedDatabase.class)
class FirstPoliciesIT {
  @Test
  void everyEndpoint_hasAPolicy(Database database) throws Exception {
    try (AccountLedger ledger =
        CombiningLedger.start(
            database, LedgerClock.ofDatabase(), ArmAttempts.NONE, LedgerMetrics.NONE)) {
      for (Endpoint endpoint : Endpoint.values()) {
        assertThat(ledger.acquire(request(endpoint)))
            .as(endpoint.name())
            .isInstanceOf(LedgerDecision.Granted.class);
      }
      for (int i = 1; i < 300; i++) {
        assertThat(ledger.acquire(request(Endpoint.PROFILE)))
            .isInstanceOf(LedgerDecision.Granted.class);
      }
      assertThat(ledger.acquire(request(Endpoint.PROFILE))).isInstanceOf(LedgerDecision.Wait.class);
    }
  }

  private static AcquireRequest request(Endpoint endpoint) {
    return new AcquireRequest(List.of(endpoint.meter()), "test");
  }
}
