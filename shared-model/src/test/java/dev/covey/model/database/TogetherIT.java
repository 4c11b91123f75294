/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What many do by one statement: rows left for the commit, and readings that are shared. */
@ExtendWith(MigratedDatabase.class)
class TogetherIT {
  private record Name(String name) {}

  private record Count(int count) {}

  @Test
  void rows_areWrittenBeforeTheCommitByOneWritingOfEachSort(Database database) throws Exception {
    List<String> written = new ArrayList<>();
    database.inTransaction(tx -> {
      tx.together(Name.class, new Name("a"), (_, rows) -> written.add("names " + rows.size()));
      tx.together(
          Count.class,
          new Count(1),
          (later, rows) -> {
            written.add("numbers " + rows.size());
            later.together(Name.class, new Name("c"), (_, more) -> written.add("more " + more));
          });
      tx.together(Name.class, new Name("b"), (_, _) -> written.add("never"));
      tx.afterCommit(() -> written.add("committed"));
      assertThat(written).isEmpty();
      return tx;
    });
    assertThat(written).containsExactly("names 2", "numbers 1", "more [Name[name=c]]", "committed");
  }

  @Test
  void writingThatFails_takesTheTransactionBack(Database database) throws Exception {
    List<String> written = new ArrayList<>();
    assertThatThrownBy(() ->
            database.inTransaction(tx -> {
              tx.connection().createStatement().execute("create table left_behind ()");
              tx.together(
                  Name.class,
                  new Name("a"),
                  (_, _) -> {
                    throw new SQLException("no");
                  });
              tx.afterCommit(() -> written.add("committed"));
              return tx;
            }))
        .hasMessage("no");
    assertThat(written).isEmpty();
    assertThat(SelectTexts.of(database, "select 1 from pg_class where relname = 'left_behind'"))
        .isEmpty();
  }

  /** The first reading waits until all others have asked; so they share the second. */
  @Test
  void callersWhileAReadingRuns_shareTheNext(Database database) throws Exception {
    CountDownLatch asked = new CountDownLatch(20);
    AtomicInteger readings = new AtomicInteger();
    SharedReading<Integer, Integer> squares =
        new SharedReading<>(
            database,
            (_, keys) -> {
              if (readings.incrementAndGet() == 1) {
                awaitAll(asked);
              }
              return keys.stream().map(key -> key * key).toList();
            });
    List<Future<Integer>> answers = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        int key = i;
        answers.add(
            executor.submit(() -> {
              asked.countDown();
              return squares.of(key);
            }));
      }
    }
    for (int i = 0; i < 20; i++) {
      assertThat(answers.get(i).get()).isEqualTo(i * i);
    }
    assertThat(readings).hasValueLessThan(20);
  }

  private static void awaitAll(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  @Test
  void keyThatCanNotBeRead_failsNoOther(Database database) throws Exception {
    CountDownLatch asked = new CountDownLatch(3);
    AtomicInteger readings = new AtomicInteger();
    SharedReading<Integer, Integer> inverses =
        new SharedReading<>(
            database,
            (_, keys) -> {
              if (readings.incrementAndGet() == 1) {
                awaitAll(asked);
              }
              return keys.stream().map(key -> 10 / key).toList();
            });
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int key : new int[] {5, 0, 2}) {
        answers.add(
            executor.submit(() -> {
              asked.countDown();
              return inverses.of(key);
            }));
      }
      assertThat(answers.get(0).get()).isEqualTo(2);
      assertThat(answers.get(2).get()).isEqualTo(5);
      assertThatThrownBy(() -> answers.get(1).get())
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("/ by zero");
    }
  }

  @Test
  void errorOfAReading_isToldAndTheNextIsReadAgain(Database database) throws Exception {
    AtomicInteger readings = new AtomicInteger();
    SharedReading<Integer, Integer> same =
        new SharedReading<>(
            database,
            (_, keys) -> {
              if (readings.incrementAndGet() == 1) {
                throw new StackOverflowError("deep");
              }
              return keys;
            });
    assertThatThrownBy(() -> same.of(1))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("deep");
    assertThat(same.of(2)).isEqualTo(2);
  }
}
