/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemLogIT {
  @TempDir private Path folder;

  private static CsvHeader header(String names) throws Exception {
    return CsvHeader.read(records(names).getFirst(), "a.csv");
  }

  private static List<CsvRecord> records(String text) {
    return CsvReader.builder().ofCsvRecord(text).stream().toList();
  }

  private static StagedRow wrong(String row, RowProblem... problems) {
    StagedRow staged = new StagedRow(records(row).getFirst(), 1);
    Stream.of(problems).forEach(staged::wrong);
    return staged;
  }

  @Test
  void table_hasTheRowsWithWhatIsWrongAndNoFormulas() throws Exception {
    Path table = folder.resolve("logs").resolve("a.problems.csv");
    try (ProblemLog log = ProblemLog.to(table, false)) {
      log.add(
          header("account_no,task_type,source_tweet,text_content,problem"),
          wrong(
              "=1+1,like,20,\"a,\"\"b\"\"\",old",
              RowProblem.of(2, "account_no", "x", "is wrong"),
              new RowProblem(2, "", "", "same-text", "says the same")));
      log.finish();

      assertThat(Files.readAllLines(table))
          .containsExactly(
              "account_no,task_type,source_tweet,text_content,problem",
              "'=1+1,like,20,\"a,\"\"b\"\"\",account_no: is wrong; [same-text] says the same");
      assertThat(log.table()).isEqualTo(table);
    }
  }

  @Test
  void nothingWrong_writesNothing() throws Exception {
    Path table = folder.resolve("logs").resolve("a.problems.csv");
    try (ProblemLog log = ProblemLog.to(table, true)) {
      log.finish();
      assertThat(log.table()).isNull();
    }
    assertThat(folder).isEmptyDirectory();
  }

  /** The first ones are in memory, the others only on disk; and there no longer once closed. */
  @Test
  void millionProblems_areAllToldAndOnlyTheFirstKept() throws Exception {
    CsvHeader header = header("account_no,task_type,source_tweet");
    AtomicLong told = new AtomicLong();
    try (ProblemLog log = ProblemLog.to(null, true)) {
      StagedRow row =
          wrong(
              "a,b,c",
              Stream.generate(() -> RowProblem.of(7, "task_type", "b", "is no kind"))
                  .limit(1_000)
                  .toArray(RowProblem[]::new));
      for (int i = 0; i < 1_000; i++) {
        log.add(header, row);
      }
      log.each(problem -> {
        assertThat(problem.line()).isEqualTo(7);
        told.incrementAndGet();
      });
      assertThat(log.count()).isEqualTo(1_000_000);
      assertThat(log.first()).hasSize(ProblemLog.FIRST);
    }
    assertThat(told).hasValue(1_000_000);
  }
}
