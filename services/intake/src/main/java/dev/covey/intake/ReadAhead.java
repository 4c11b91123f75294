/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file in a thread of its own, a few batches ahead of whoever takes them, so that reading
 * and storing go on at once in constant memory. For one taker; close ends the thread.
 */
final class ReadAhead implements AutoCloseable {
  private static final int AHEAD = 4;

  private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(AHEAD);
  private final Thread reader;
  private boolean ended;

  /** What reads: hands each batch over, and may be interrupted there. */
  @FunctionalInterface
  interface Source {
    void read(Sink sink) throws IOException;
  }

  /** Where batches go. */
  @FunctionalInterface
  interface Sink {
    void put(Batch batch) throws IOException;
  }

  /**
   * Some rows in their order.
   *
   * @param share how much of the file is read with them, from 0 to 1
   */
  record Batch(List<StagedRow> rows, double share) {
    Batch {
      rows = new ArrayList<>(rows);
    }
  }

  /** A batch; the end, without one; or why there is no more. */
  private record Piece(@Nullable Batch batch, @Nullable Throwable failure) {}

  private ReadAhead(Source source) {
    reader = new Thread(() -> run(source), "covey-intake-reader");
    reader.setDaemon(true);
  }

  static ReadAhead start(Source source) {
    ReadAhead ahead = new ReadAhead(source);
    ahead.reader.start();
    return ahead;
  }

  /** Null at the end of the file. Throws what the reading threw. */
  @Nullable Batch next() throws IOException {
    if (ended) {
      return null;
    }
    Piece piece = take();
    ended = piece.batch() == null;
    switch (piece.failure()) {
      case null -> {}
      case IOException failure -> throw failure;
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      default -> throw new IllegalStateException(piece.failure());
    }
    return piece.batch();
  }

  private Piece take() throws IOException {
    try {
      return pieces.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the file was read", interrupted);
    }
  }

  private void run(Source source) {
    Piece end;
    try {
      source.read(this::put);
      end = new Piece(null, null);
    } catch (IOException | RuntimeException | Error failure) {
      end = new Piece(null, failure);
    }
    try {
      pieces.put(end);
    } catch (InterruptedException _) {
      // nobody waits for it any more
      Thread.currentThread().interrupt();
    }
  }

  private void put(Batch batch) throws IOException {
    try {
      pieces.put(new Piece(batch, null));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("nobody takes the rows any more", interrupted);
    }
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}
