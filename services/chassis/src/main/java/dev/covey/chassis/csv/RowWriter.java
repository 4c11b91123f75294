/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/** Writes rows one after the other, and counts them. One thread at a time. */
public abstract sealed class RowWriter<T> implements Consumer<T> {
  private long written;

  @Override
  public final void accept(T row) {
    try {
      write(row);
    } catch (IOException failure) {
      throw new UncheckedIOException("the export could not be written", failure);
    }
    written++;
  }

  public final long written() {
    return written;
  }

  abstract void write(T row) throws IOException;

  /** Hands everything on to where it is written to. */
  public abstract void flush() throws IOException;

  static final class JsonLines<T> extends RowWriter<T> {
    private final Writer out;
    private final RowForm<T> form;

    JsonLines(Writer out, RowForm<T> form) {
      this.out = out;
      this.form = form;
    }

    @Override
    void write(T row) throws IOException {
      out.write(form.json().apply(row));
      out.write('\n');
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }

  static final class Csv<T> extends RowWriter<T> {
    private final CsvWriter csv;
    private final RowForm<T> form;

    Csv(Writer out, RowForm<T> form) {
      this.csv = CsvWriter.builder().build(out);
      this.form = form;
      csv.writeRecord(form.columns());
    }

    @Override
    void write(T row) {
      csv.writeRecord(form.cells().apply(row));
    }

    @Override
    public void flush() throws IOException {
      csv.flush();
    }
  }
}
