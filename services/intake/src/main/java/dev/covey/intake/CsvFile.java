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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Iterator;

/**
 * A file to import, known by its content. It is read twice, never kept, and found out if it changes
 * in between.
 */
public final class CsvFile {
  private static final int FIRST_BYTES = 4096;

  private final Path path;
  private final String sha256;

  private CsvFile(Path path, String sha256) {
    this.path = path;
    this.sha256 = sha256;
  }

  /** What is done with each row after the header, with its exceptions passed on. */
  interface Rows {
    void header(CsvHeader header) throws SQLException;

    void row(CsvRecord row) throws SQLException;
  }

  public static CsvFile of(Path path) throws IOException {
    ReadableFile.check(path);
    try (InputStream bytes = Files.newInputStream(path)) {
      LooksLikeCsv.check(path, bytes.readNBytes(FIRST_BYTES));
    }
    MessageDigest digest = sha256();
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(path), digest)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    return new CsvFile(path, HexFormat.of().formatHex(digest.digest()));
  }

  String name() {
    return path.getFileName().toString();
  }

  String sha256Hex() {
    return sha256;
  }

  /** Reads it from end to end. */
  void read(Rows rows) throws IOException, SQLException {
    MessageDigest digest = sha256();
    long line = 1;
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(path), digest);
        CsvReader<CsvRecord> records = reader(bytes)) {
      Iterator<CsvRecord> each = records.iterator();
      if (!each.hasNext()) {
        throw new IOException(path + " has no rows");
      }
      rows.header(CsvHeader.read(each.next(), path.toString()));
      while (each.hasNext()) {
        CsvRecord row = each.next();
        line = row.getStartingLineNumber();
        rows.row(row);
      }
      bytes.transferTo(OutputStream.nullOutputStream());
    } catch (CsvParseException | UncheckedIOException malformed) {
      throw new IOException(
          "%s is not readable as CSV after line %d: %s".formatted(path, line, cause(malformed)),
          malformed);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw new IOException(path + " changed while it was read; try again when it is complete");
    }
  }

  /** Rows of any width are taken, so that one that is too short is only one bad row. */
  private static CsvReader<CsvRecord> reader(InputStream bytes) {
    return CsvReader.builder()
        .detectBomHeader(true)
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
