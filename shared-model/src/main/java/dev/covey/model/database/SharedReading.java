/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads one thing each for many callers: those who ask while a transaction runs share the next one.
 * Safe for many threads.
 */
public final class SharedReading<K, V> {
  private static final int MOST_AT_ONCE = 256;

  private final Database database;
  private final Read<K, V> read;
  private final ConcurrentLinkedQueue<Asked<K, V>> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock reading = new ReentrantLock();

  public SharedReading(Database database, Read<K, V> read) {
    this.database = database;
    this.read = read;
  }

  /** Returns an answer for each key, in their order. */
  @FunctionalInterface
  public interface Read<K, V> {
    List<V> read(Connection connection, List<K> keys) throws SQLException;
  }

  public V of(K key) throws SQLException, InterruptedException {
    Asked<K, V> asked = new Asked<>(key);
    waiting.add(asked);
    reading.lockInterruptibly();
    Answer<V> answer;
    try {
      // whoever comes first reads for those behind
      for (answer = asked.answer; answer == null; answer = asked.answer) {
        readForAll();
      }
    } finally {
      reading.unlock();
    }
    return answer.get();
  }

  private void readForAll() {
    List<Asked<K, V>> batch = new ArrayList<>();
    for (Asked<K, V> next = waiting.poll();
        next != null;
        next = batch.size() < MOST_AT_ONCE ? waiting.poll() : null) {
      batch.add(next);
    }
    read(batch);
  }

  private void read(List<Asked<K, V>> batch) {
    try {
      List<K> keys = batch.stream().map(asked -> asked.key).toList();
      List<V> values = database.inTransaction(tx -> read.read(tx.connection(), keys));
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer = new Answer.Read<>(values.get(i));
      }
    } catch (RuntimeException failure) {
      if (batch.size() > 1) {
        // what can't be understood of one is no fault of the others
        batch.forEach(asked -> read(List.of(asked)));
      } else {
        fail(batch, failure);
      }
    } catch (SQLException | Error failure) {
      fail(batch, failure);
    }
  }

  private void fail(List<Asked<K, V>> batch, Throwable failure) {
    batch.forEach(asked -> asked.answer = new Answer.Failed<>(failure));
  }

  private static final class Asked<K, V> {
    private final K key;

    /** Written and read under the lock alone. */
    private @Nullable Answer<V> answer;

    Asked(K key) {
      this.key = key;
    }
  }

  private sealed interface Answer<V> {
    V get() throws SQLException;

    record Read<V>(V value) implements Answer<V> {
      @Override
      public V get() {
        return value;
      }
    }

    record Failed<V>(Throwable failure) implements Answer<V> {
      /** An exception of its own for each caller: of a shared one the trace would be another's. */
      @Override
      public V get() throws SQLException {
        String state = failure instanceof SQLException sql ? sql.getSQLState() : null;
        throw new SQLException(failure.getMessage(), state, failure);
      }
    }
  }
}
