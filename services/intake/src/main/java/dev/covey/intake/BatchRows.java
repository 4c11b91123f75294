/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file's rows into batches and counts those that are no work. One thread at a time; counts
 * are whole once the file is.
 */
final class BatchRows implements CsvFile.Rows, ReadAhead.Source {
  /** Of the memory that a row takes while its hash is remembered; a file may hold no more. */
  static final int MOST_ROWS = 5_000_000;

  private static final int BATCH = 2_000;

  private final CsvFile file;
  private final BitSet taken;
  private final Function<CsvHeader, ReadRow> reading;
  private final List<StagedRow> batch = new ArrayList<>(BATCH);
  private ReadAhead.@Nullable Sink sink;
  private @Nullable ReadRow readRow;
  private volatile @Nullable CsvHeader header;
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong already = new AtomicLong();
  private final AtomicLong settled = new AtomicLong();
  private double share;

  /**
   * @param taken numbers of rows that are actions already
   */
  BatchRows(CsvFile file, BitSet taken, Function<CsvHeader, ReadRow> reading) {
    this.file = file;
    this.taken = taken;
    this.reading = reading;
  }

  @Override
  public void read(ReadAhead.Sink to) throws IOException {
    sink = to;
    file.read(this, read -> share = read);
    if (!batch.isEmpty()) {
      handOver();
    }
  }

  @Override
  public void header(CsvHeader first) {
    header = first;
    readRow = reading.apply(first);
  }

  @Override
  public void row(CsvRecord row) throws IOException {
    ReadRow read = Objects.requireNonNull(readRow, "header");
    if (row.getFields().stream().allMatch(String::isBlank)) {
      // spreadsheets save the empty rows below a table as well
      return;
    }
    if (rows.incrementAndGet() > MOST_ROWS) {
      throw new IOException(
          "%s has more than %,d rows; split it, and give the parts one --campaign"
              .formatted(file.name(), MOST_ROWS));
    }
    if (taken.get(read.number(row))) {
      already.incrementAndGet();
    } else if (read.isSettled(row)) {
      settled.incrementAndGet();
    } else {
      batch.add(read.read(row));
      if (batch.size() >= BATCH) {
        handOver();
      }
    }
  }

  private void handOver() throws IOException {
    Objects.requireNonNull(sink, "sink").put(new ReadAhead.Batch(batch, share));
    batch.clear();
  }

  /** Known as soon as there is a batch. */
  @Nullable CsvHeader header() {
    return header;
  }

  long rows() {
    return rows.get();
  }

  /** Those that an earlier import of the file took. */
  long already() {
    return already.get();
  }

  /** Those of an export that need nothing done again. */
  long settled() {
    return settled.get();
  }
}
