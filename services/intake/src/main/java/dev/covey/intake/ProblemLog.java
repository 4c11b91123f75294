/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.covey.chassis.csv.SpreadsheetCell;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * All problems of an import in the order of their rows, in constant memory: the first ones are at
 * hand, all are on disk where they are wanted, and a table of the rows with what is wrong with each
 * is written beside. Nothing is written before there is a problem. One thread at a time.
 */
public final class ProblemLog implements AutoCloseable {
  /** So many are at hand. */
  public static final int FIRST = 1_000;

  private final @Nullable Path tableFile;
  private final boolean all;
  private final List<RowProblem> first = new ArrayList<>();
  private @Nullable CsvWriter table;
  private @Nullable Path spoolFile;
  private @Nullable BufferedWriter spool;
  private long count;

  private ProblemLog(@Nullable Path tableFile, boolean all) {
    this.tableFile = tableFile;
    this.all = all;
  }

  /** Only counts, and has the first ones at hand. */
  public static ProblemLog counting() {
    return new ProblemLog(null, false);
  }

  /**
   * Keeps them on disk as well.
   *
   * @param tableFile where the table goes; null for none
   * @param all whether {@link #each} is to tell all of them
   */
  public static ProblemLog to(@Nullable Path tableFile, boolean all) {
    return new ProblemLog(tableFile, all);
  }

  void add(CsvHeader header, StagedRow row) throws IOException {
    for (RowProblem problem : row.problems()) {
      count++;
      if (first.size() < FIRST) {
        first.add(problem);
      } else if (all) {
        spool().write(JsonMapper.shared().writeValueAsString(problem));
        spool().newLine();
      }
    }
    if (tableFile != null) {
      write(table(header, tableFile), header, row);
    }
  }

  public long count() {
    return count;
  }

  public List<RowProblem> first() {
    return List.copyOf(first);
  }

  /** The table, if there was anything to write into it. */
  public @Nullable Path table() {
    return table == null ? null : tableFile;
  }

  /** Tells all of them, or the first ones where not all were asked for. */
  public void each(Consumer<RowProblem> reader) throws IOException {
    first.forEach(reader);
    if (spool == null || spoolFile == null) {
      return;
    }
    spool.flush();
    try (BufferedReader lines = Files.newBufferedReader(spoolFile)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        reader.accept(JsonMapper.shared().readValue(line, RowProblem.class));
      }
    }
  }

  /** Writes out what is not on disk yet. */
  void finish() throws IOException {
    if (table != null) {
      table.flush();
    }
  }

  private BufferedWriter spool() throws IOException {
    if (spool == null) {
      spoolFile = Files.createTempFile("covey-problems-", ".jsonl");
      spool = Files.newBufferedWriter(spoolFile);
    }
    return spool;
  }

  private CsvWriter table(CsvHeader header, Path file) throws IOException {
    if (table == null) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      table = CsvWriter.builder().build(file, StandardCharsets.UTF_8);
      List<String> names = new ArrayList<>(header.names());
      names.removeIf(name -> name.strip().equalsIgnoreCase("problem"));
      names.add("problem");
      table.writeRecord(names);
    }
    return table;
  }

  private static void write(CsvWriter to, CsvHeader header, StagedRow row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (!header.names().get(i).strip().equalsIgnoreCase("problem")) {
        cells.add(i < row.record().getFieldCount() ? defused(row.record().getField(i)) : "");
      }
    }
    cells.add(row.problems().stream().map(RowProblem::besideRow).collect(Collectors.joining("; ")));
    to.writeRecord(cells);
  }

  /** Of a cell too large to be read again the beginning is enough to find it. */
  private static String defused(String cell) {
    return SpreadsheetCell.defused(
        cell.length() > Column.TEXT.longest() ? cell.substring(0, 100) + "…" : cell);
  }

  @Override
  public void close() throws IOException {
    try {
      if (table != null) {
        table.close();
      }
    } finally {
      if (spool != null && spoolFile != null) {
        spool.close();
        Files.deleteIfExists(spoolFile);
      }
    }
  }
}
