/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A caller that waits for its answer: either it gives up or a batch takes it, never both. */
final class PendingAcquire {
  private final AcquireRequest request;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final CountDownLatch answered = new CountDownLatch(1);
  private volatile @Nullable Answer answer;

  PendingAcquire(AcquireRequest request) {
    this.request = request;
  }

  AcquireRequest request() {
    return request;
  }

  /** True for one claimant only: the batch that will answer, or the caller that gives up. */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  void answer(Answer given) {
    answer = given;
    answered.countDown();
  }

  /**
   * Waits for the answer. A caller that is interrupted gives up at once if no batch has taken its
   * request; else permits may already be its own, so it waits for the transaction's end, takes the
   * answer, and is still interrupted afterwards.
   */
  LedgerDecision await() throws SQLException, InterruptedException {
    try {
      answered.await();
    } catch (InterruptedException interrupt) {
      if (claim()) {
        throw interrupt;
      }
      awaitTransaction();
    }
    return switch (Objects.requireNonNull(answer, "answer")) {
      case Answer.Decided(LedgerDecision decision) -> decision;
      case Answer.Refused(RuntimeException reason) -> throw reason;
      case Answer.Failed(AttemptTakenException taken) -> throw taken;
      case Answer.Failed(Throwable failure) -> throw failed(failure);
    };
  }

  private void awaitTransaction() {
    while (answered.getCount() > 0) {
      try {
        answered.await();
      } catch (InterruptedException again) {
        // told already: the flag is set below
      }
    }
    Thread.currentThread().interrupt();
  }

  private SQLException failed(Throwable cause) {
    String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
    return new SQLException(
        "could not acquire %s for %s: %s"
            .formatted(request.gates(), request.usedBy(), cause.getMessage()),
        state,
        cause);
  }
}
