/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.database.Database;
import dev.covey.model.database.MigratedDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What callers that share a transaction owe each other, and what other processes may do meanwhile.
 */
@ExtendWith(MigratedDatabase.class)
@Timeout(60)
class SharedTransactionIT {
  private static final MeterKey LIKES = new MeterKey("account:42", "like");
  private static final UUID OWNER = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final long POISON = 13;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private Database database;
  private CombiningLedger ledger;

  @BeforeEach
  void start(Database database) throws Exception {
    this.database = database;
    new LedgerPolicies(database)
        .set(LIKES, Policy.of(Duration.ZERO, Window.parse("100/1h")), "test");
    ledger =
        CombiningLedger.start(
            database, LedgerClock.ofDatabase(), SharedTransactionIT::arm, LedgerMetrics.NONE);
    acquire(1);
  }

  @AfterEach
  void close() {
    callers.shutdownNow();
    ledger.close();
  }

  /** Division by zero for one of them: what a broken constraint does to the whole statement. */
  private static void arm(Connection connection, List<AttemptArming> attempts) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select 1 / (id - ?) from unnest(?) as armed (id)")) {
      statement.setLong(1, POISON);
      statement.setObject(2, attempts.stream().mapToLong(AttemptArming::actionId).toArray());
      statement.execute();
    }
  }

  private LedgerDecision acquire(long action) throws Exception {
    AttemptArming arm =
        new AttemptArming(action, 1, action, OWNER, Duration.ofMinutes(1), Instant.now());
    return ledger.acquire(new AcquireRequest(List.of(LIKES), "action:" + action + "#1", arm));
  }

  private static LedgerDecision answer(Future<LedgerDecision> future) throws Exception {
    return future.get();
  }

  /**
   * A statement sees what was committed before it began. Were the permits read by the statement
   * that locks, this would grant number 2 a second time.
   */
  @Test
  void permitsAreReadAfterTheLockIsHeld() throws Exception {
    try (LockedMeter other = new LockedMeter(database, LIKES)) {
      other.grantNext();
      Future<LedgerDecision> waiting = callers.submit(() -> acquire(2));
      other.awaitWaiters(1);
      other.commit();

      assertThat(((LedgerDecision.Granted) answer(waiting)).permits().getFirst().number())
          .isEqualTo(3);
    }
    Books.read(database).assertNoHoles();
  }

  @Test
  void whoCannotBeWritten_doesNotFailItsNeighbours() throws Exception {
    List<Future<LedgerDecision>> answers = new ArrayList<>();
    try (LockedMeter other = new LockedMeter(database, LIKES)) {
      answers.add(callers.submit(() -> acquire(2)));
      other.awaitWaiters(1);
      for (long action = 10; action < 20; action++) {
        long id = action;
        answers.add(callers.submit(() -> acquire(id)));
      }
      Awaitility.await().until(() -> ledger.waiting() == 10);
      other.commit();
    }
    Future<LedgerDecision> poisoned = answers.remove(4);
    for (Future<LedgerDecision> neighbour : answers) {
      assertThat(answer(neighbour)).isInstanceOf(LedgerDecision.Granted.class);
    }
    assertThatThrownBy(poisoned::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("could not acquire [account:42/like] for action:13#1")
        .hasMessageContaining("division by zero");
    Books books = Books.read(database);
    books.assertNoHoles();
    assertThat(books.of(LIKES)).hasSize(11).noneMatch(p -> p.usedBy().equals("action:13#1"));
  }

  @Test
  void interruptedBeforeItsTransaction_takesNothing() throws Exception {
    try (LockedMeter other = new LockedMeter(database, LIKES)) {
      Future<LedgerDecision> taken = callers.submit(() -> acquire(2));
      other.awaitWaiters(1);
      CompletableFuture<Throwable> outcome = new CompletableFuture<>();
      Thread second =
          Thread.startVirtualThread(() -> {
            try {
              acquire(3);
              outcome.complete(new AssertionError("granted"));
            } catch (Throwable failure) {
              outcome.complete(failure);
            }
          });
      Awaitility.await().until(() -> ledger.waiting() == 1);
      second.interrupt();

      assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
      other.commit();
      assertThat(answer(taken)).isInstanceOf(LedgerDecision.Granted.class);
    }
    assertThat(acquire(4)).isInstanceOf(LedgerDecision.Granted.class);
    assertThat(Books.read(database).of(LIKES)).noneMatch(p -> p.usedBy().equals("action:3#1"));
  }

  @Test
  void interruptedInItsTransaction_stillGetsItsPermits() throws Exception {
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    CompletableFuture<LedgerDecision> outcome = new CompletableFuture<>();
    try (LockedMeter other = new LockedMeter(database, LIKES)) {
      Thread caller =
          Thread.startVirtualThread(() -> {
            try {
              LedgerDecision decision = acquire(2);
              stillInterrupted.set(Thread.currentThread().isInterrupted());
              outcome.complete(decision);
            } catch (Throwable failure) {
              outcome.completeExceptionally(failure);
            }
          });
      other.awaitWaiters(1);
      caller.interrupt();
      caller.interrupt();
      other.commit();

      assertThat(outcome.get()).isInstanceOf(LedgerDecision.Granted.class);
      assertThat(stillInterrupted).isTrue();
    }
  }

  @Test
  void closing_answersThoseWhoWait() throws Exception {
    List<Future<LedgerDecision>> answers = new ArrayList<>();
    try (LockedMeter other = new LockedMeter(database, LIKES)) {
      answers.add(callers.submit(() -> acquire(2)));
      other.awaitWaiters(1);
      answers.add(callers.submit(() -> acquire(3)));
      Awaitility.await().until(() -> ledger.waiting() == 1);
      Future<?> closing = callers.submit(ledger::close);
      other.commit();
      closing.get();
    }
    for (Future<LedgerDecision> waiting : answers) {
      assertThat(answer(waiting)).isInstanceOf(LedgerDecision.Granted.class);
    }
  }

  @Test
  void oneBatch_keepsTheLimitAmongItsOwnRequests() throws Exception {
    new LedgerPolicies(database)
        .set(LIKES, Policy.of(Duration.ZERO, Window.parse("4/1h"), Window.parse("50/1d")), "test");
    List<Future<LedgerDecision>> answers = new ArrayList<>();
    try (LockedMeter other = new LockedMeter(database, LIKES)) {
      answers.add(callers.submit(() -> acquire(2)));
      other.awaitWaiters(1);
      for (long action = 20; action < 30; action++) {
        long id = action;
        answers.add(callers.submit(() -> acquire(id)));
      }
      Awaitility.await().until(() -> ledger.waiting() == 10);
      other.commit();
    }
    int granted = 0;
    for (Future<LedgerDecision> future : answers) {
      granted += answer(future) instanceof LedgerDecision.Granted ? 1 : 0;
    }
    assertThat(granted).as("the first had one already").isEqualTo(3);
  }
}
