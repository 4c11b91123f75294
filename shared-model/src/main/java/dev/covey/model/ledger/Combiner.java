/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gathers the requests that come while a transaction runs and decides them all in the next one: a
 * group commit for limits. One thread runs it; requests come from many.
 */
final class Combiner implements Runnable {
  private static final int DEADLOCK_RETRIES = 3;

  /** How long callers that were just answered may take to ask again: about as long as a commit. */
  private static final long LINGER_NANOS = 1_500_000;

  private final DecideBatch decideBatch;
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<PendingAcquire> waiting = new ArrayList<>();
  private int expected;
  private boolean closed;

  Combiner(DecideBatch decideBatch, int most) {
    this.decideBatch = decideBatch;
    this.most = most;
  }

  void submit(PendingAcquire pending) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the ledger is closed");
      }
      waiting.add(pending);
      if (waiting.size() == 1 || waiting.size() == expected) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many requests no transaction has taken up yet. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more requests; those that wait are still answered before {@link #run} ends. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    List<PendingAcquire> batch = next();
    while (!batch.isEmpty()) {
      batch.removeIf(pending -> !pending.claim());
      if (!batch.isEmpty()) {
        decide(batch, 0);
      }
      batch = next();
    }
  }

  /**
   * Waits until somebody asks, and then for a moment until about as many have asked as lately do:
   * the cost of a transaction is shared by them. Empty once closed and done.
   */
  private List<PendingAcquire> next() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      linger();
      List<PendingAcquire> batch = waiting;
      if (batch.size() <= most) {
        waiting = new ArrayList<>();
      } else {
        waiting = new ArrayList<>(batch.subList(most, batch.size()));
        batch = new ArrayList<>(batch.subList(0, most));
      }
      expected = Math.max(batch.size() * 9 / 10, expected - expected / 8 - 1);
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void linger() {
    long left = LINGER_NANOS;
    while (waiting.size() < expected && left > 0 && !closed) {
      try {
        left = changed.awaitNanos(left);
      } catch (InterruptedException nobodyDoes) {
        return;
      }
    }
  }

  private void decide(List<PendingAcquire> batch, int retries) {
    try {
      List<Answer> answers =
          decideBatch.decide(batch.stream().map(PendingAcquire::request).toList());
      for (int i = 0; i < answers.size(); i++) {
        batch.get(i).answer(answers.get(i));
      }
    } catch (SQLException | RuntimeException failure) {
      if (batch.size() > 1 && rolledBack(failure)) {
        // one of them may be at fault: the others shall not suffer for it
        batch.forEach(pending -> decide(List.of(pending), retries));
      } else if (isDeadlock(failure) && retries < DEADLOCK_RETRIES) {
        decide(batch, retries + 1);
      } else {
        batch.forEach(pending -> pending.answer(new Answer.Failed(failure)));
      }
    } catch (Error failure) {
      batch.forEach(pending -> pending.answer(new Answer.Failed(failure)));
    }
  }

  /** Whether the transaction surely had no effect. After a lost connection nobody knows. */
  private static boolean rolledBack(Exception failure) {
    return switch (failure) {
      case SQLException sql when sql.getSQLState() != null -> {
        String state = sql.getSQLState();
        yield state.startsWith("22") || state.startsWith("23") || isDeadlock(sql);
      }
      case SQLException _ -> false;
      default -> true;
    };
  }

  private static boolean isDeadlock(Exception failure) {
    return failure instanceof SQLException sql
        && ("40P01".equals(sql.getSQLState()) || "40001".equals(sql.getSQLState()));
  }
}
