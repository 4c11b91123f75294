/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.covey.chassis.cli.ReadableFile;
import dev.covey.model.seal.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.DoubleConsumer;

/**
 * A file to import, known by its content. It is read twice, never kept, and found out if it changes
 * in between.
 */
public final class CsvFile {
  private static final int FIRST_BYTES = 16 * 1024;

  private final Path path;
  private final String name;
  private final char separator;
  private final String sha256;

  private CsvFile(Path path, String name, char separator, String sha256) {
    this.path = path;
    this.name = name;
    this.separator = separator;
    this.sha256 = sha256;
  }

  /** What is done with each row after the header, with its exceptions passed on. */
  interface Rows {
    void header(CsvHeader header) throws IOException;

    void row(CsvRecord row) throws IOException;
  }

  public static CsvFile of(Path path) throws IOException {
    return of(path, Objects.requireNonNull(path.getFileName(), "a file's name").toString());
  }

  /** A file that people know by another name, such as one that was sent. */
  public static CsvFile of(Path path, String name) throws IOException {
    ReadableFile.check(path);
    byte[] start;
    try (InputStream bytes = Files.newInputStream(path)) {
      start = bytes.readNBytes(FIRST_BYTES);
    }
    String header = LooksLikeCsv.header(name, start);
    return new CsvFile(path, name, Separator.of(header), Sha256.hexOf(path));
  }

  public String name() {
    return name;
  }

  String sha256Hex() {
    return sha256;
  }

  /** The folder that it is in. */
  public Path folder() {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file is in a folder");
  }

  /** Reads it from end to end; tells how much of it is read, from 0 to 1. */
  void read(Rows rows, DoubleConsumer share) throws IOException {
    MessageDigest digest = Sha256.digest();
    long line = 1;
    long size = Math.max(1, Files.size(path));
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(path), digest);
        CountedBytes counted = new CountedBytes(bytes);
        CsvReader<CsvRecord> records = reader(counted)) {
      Iterator<CsvRecord> each = records.iterator();
      if (!each.hasNext()) {
        throw new IOException(name + " has no rows");
      }
      rows.header(CsvHeader.read(each.next(), name));
      while (each.hasNext()) {
        CsvRecord row = each.next();
        line = row.getStartingLineNumber();
        rows.row(row);
        share.accept(Math.min(1, (double) counted.count() / size));
      }
      bytes.transferTo(OutputStream.nullOutputStream());
    } catch (CsvParseException | UncheckedIOException malformed) {
      throw new IOException(
          "%s is not readable as CSV after line %d: %s".formatted(name, line, cause(malformed)),
          malformed);
    }
    if (!Sha256.hex(digest).equals(sha256)) {
      throw new IOException(name + " changed while it was read; try again when it is complete");
    }
  }

  /** Rows of any width are taken, so that one that is too short is only one bad row. */
  private CsvReader<CsvRecord> reader(InputStream bytes) {
    return CsvReader.builder()
        .detectBomHeader(true)
        .fieldSeparator(separator)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .build(CsvRecordHandler.of(), bytes, StandardCharsets.UTF_8);
  }

  private static String cause(Exception malformed) {
    Throwable cause = malformed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() + "; look for a quote that is not closed or a cell without end";
  }

  /** One thread at a time. */
  private static final class CountedBytes extends FilterInputStream {
    private long count;

    CountedBytes(InputStream in) {
      super(in);
    }

    long count() {
      return count;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
