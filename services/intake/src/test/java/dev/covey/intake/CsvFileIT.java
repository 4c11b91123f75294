/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileIT {
  private static final String HEADER = "account_no,task_type,source_tweet,text_content,media\n";

  @TempDir private Path folder;
  private final List<String> rows = new ArrayList<>();

  private void read(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("a.csv"), bytes);
    CsvFile.of(file).read(collect(), _ -> {});
  }

  private void read(String text) throws Exception {
    read(text.getBytes(StandardCharsets.UTF_8));
  }

  private CsvFile.Rows collect() {
    return new CsvFile.Rows() {
      @Override
      public void header(CsvHeader header) {
        rows.add("header " + header.line());
      }

      @Override
      public void row(CsvRecord row) {
        rows.add(row.getStartingLineNumber() + " " + row.getFields());
      }
    };
  }

  private void refused(String text, String... says) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .message()
        .contains("a.csv")
        .contains(says);
  }

  @Test
  void byteOrderMarkCrlfAndQuotedNewlines_areRead() throws Exception {
    read("\uFEFF\"account_no\",task_type,source_tweet\r\n1,like,\"a\r\nb\"\r\n\r\n2,rt,9\r\n");

    assertThat(rows).containsExactly("header 1", "2 [1, like, a\r\nb]", "5 [2, rt, 9]");
  }

  @Test
  void wrongHeader_namesWhatIsMissingUnknownAndDoubled() {
    refused(
        "acount_no,task_type,media,Media,note\n",
        "missing: account_no, source_tweet",
        "unknown: 'acount_no', did you mean account_no?",
        "unknown: 'note'",
        "more than once: media",
        "account_no,task_type,source_tweet,text_content,media");
  }

  @Test
  void separator_isTheOneOfTheHeader() throws Exception {
    read("account_no;source_tweet;task_type\n1;20,5;like\n");
    read("\uFEFFtask_type\taccount_no\tsource_tweet\nlike\t1;2\t\"a\tb\"\n");

    assertThat(rows)
        .containsExactly("header 1", "2 [1, 20,5, like]", "header 1", "2 [like, 1;2, a\tb]");
  }

  @Test
  void columnsOfAnExport_areReadPast() throws Exception {
    read("id,status,account_no,task_type,source_tweet,error,result_id,settled_at,problem\n");

    assertThat(rows).containsExactly("header 1");
  }

  @Test
  void nameThatPeopleKnow_isTheOneInMessages() throws Exception {
    Path sent = Files.writeString(folder.resolve("upload-17"), "");
    assertThatThrownBy(() -> CsvFile.of(sent, "mine.csv")).hasMessage("mine.csv is empty");
  }

  @Test
  void filesThatAreNoCsv_areToldApart() {
    refused("", "is empty");
    refused("PK\u0003\u0004rest", "workbook", "save the sheet as CSV");
    refused("\0\1\2\3", "not a text file");
    assertThatThrownBy(() -> read("\uFEFFaccount_no\n".getBytes(StandardCharsets.UTF_16LE)))
        .hasMessageContaining("UTF-16");
    assertThatThrownBy(() -> read(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a}))
        .hasMessageContaining("not a text file");
    assertThatThrownBy(() -> CsvFile.of(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> CsvFile.of(folder.resolve("no.csv")))
        .hasMessageContaining("no.csv is not there");
  }

  @Test
  void brokenQuotes_areToldWithTheirPlace() {
    refused(
        HEADER + "1,like,20,ok,\n2,like,\"20,,\n3,like,21,,\n", "not readable as CSV after line 2");
    refused(HEADER + "1,like,\"20\"x,,\n", "not readable as CSV after line 1");
  }

  @Test
  void cellWithoutEnd_isRefusedBeforeItFillsMemory() {
    refused(HEADER + "1,like,20,\"" + "x".repeat(20_000_000), "not readable as CSV after line 1");
  }

  @Test
  void fileThatChangesWhileItIsRead_isRefused() throws Exception {
    Path path = Files.writeString(folder.resolve("a.csv"), HEADER + "1,like,20,,\n");
    CsvFile file = CsvFile.of(path);
    Files.writeString(path, HEADER + "1,like,21,,\n");

    assertThatThrownBy(() -> file.read(collect(), _ -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed while it was read");
  }
}
