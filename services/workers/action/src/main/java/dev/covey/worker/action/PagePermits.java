/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.Permit;
import dev.covey.source.x.own.Pages;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a permit for each request that a question turns out to need, before it is made. One thread
 * at a time.
 */
final class PagePermits implements Pages {
  private final AccountLedger ledger;
  private final AcquireRequest request;
  private final List<Permit> used;
  private @Nullable SQLException failure;
  private @Nullable InterruptedException interrupt;

  /**
   * @param first those of the first request
   */
  PagePermits(AccountLedger ledger, AcquireRequest request, List<Permit> first) {
    this.ledger = ledger;
    this.request = request;
    this.used = new ArrayList<>(first);
  }

  @Override
  public boolean mayReadOneMore() {
    try {
      if (ledger.acquire(request) instanceof LedgerDecision.Granted granted) {
        used.addAll(granted.permits());
        return true;
      }
    } catch (SQLException away) {
      failure = away;
    } catch (InterruptedException ended) {
      interrupt = ended;
    }
    return false;
  }

  /** All that were taken; throws what kept the ledger from giving one. */
  List<Permit> used() throws SQLException, InterruptedException {
    if (failure != null) {
      throw failure;
    }
    if (interrupt != null) {
      throw interrupt;
    }
    return List.copyOf(used);
  }
}
