/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.NewAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadRowTest {
  private final RowProblems problems = new RowProblems(100);

  private List<NewAction> read(String header, String rows) throws IOException {
    List<CsvRecord> records =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(header + "\n" + rows)
            .stream()
            .toList();
    ReadRow reading =
        new ReadRow(
            CsvHeader.read(records.getFirst(), "f.csv"), new KnownAccounts(Set.of("anna", "ben")));
    List<NewAction> actions = new ArrayList<>();
    for (CsvRecord row : records.subList(1, records.size())) {
      NewAction action = reading.read(row, problems);
      if (action != null) {
        actions.add(action);
      }
    }
    return actions;
  }

  private List<String> problemsOf(String row) throws IOException {
    assertThat(read("account_no,task_type,source_tweet,text_content,media", row)).isEmpty();
    return problems.kept().stream().map(RowProblem::text).toList();
  }

  @Test
  void columns_areFoundByNameInAnyOrderAndCase() throws Exception {
    assertThat(
            read("Source_Tweet, TASK_TYPE ,account_no", "20,LIKE, anna \n21,rt,ben\n22,Repost,ben"))
        .containsExactly(
            NewAction.about(new LaneKey("anna", ActionKind.LIKE), 20L, 1),
            NewAction.about(new LaneKey("ben", ActionKind.RETWEET), 21L, 2),
            NewAction.about(new LaneKey("ben", ActionKind.RETWEET), 22L, 3));
    assertThat(problems.count()).isZero();
  }

  @Test
  void formulaInText_isKeptAsItIs() throws Exception {
    assertThat(
            read("account_no,task_type,source_tweet,text_content,media", "anna,like,20,=1+1,a.png"))
        .containsExactly(
            new NewAction(
                new LaneKey("anna", ActionKind.LIKE),
                new ActionContent(20L, null, "=1+1", List.of("a.png"), List.of()),
                new NewAction.Turn(null, 0, 1),
                1,
                null,
                null,
                null));
  }

  @Test
  void everyProblemOfARow_isTold() throws Exception {
    assertThat(problemsOf("=cmd|' /C calc'!A0,lick,https://x.com/jack,,"))
        .containsExactly(
            "line 2, account_no '=cmd|' /C calc'!A0': there is no such account; add it: covey accounts add",
            "line 2, task_type 'lick': is no kind of action; write like or retweet",
            "line 2, source_tweet 'https://x.com/jack': names no tweet;"
                + " write https://x.com/NAME/status/ID or the id itself");
  }

  @Test
  void misspeltAccount_isSuggested() throws Exception {
    assertThat(problemsOf("ana,like,20,,"))
        .containsExactly("line 2, account_no 'ana': there is no such account; did you mean anna?");
  }

  @Test
  void kindsToCome_areRefusedAsSuch() throws Exception {
    for (String kind : List.of("reply", "Quote", "POST", "dm")) {
      assertThat(problemsOf("anna," + kind + ",20,,").getLast())
          .isEqualTo(
              "line 2, task_type '"
                  + kind
                  + "': is not in this version yet; it has like and retweet");
    }
  }

  @Test
  void unstorableCharacters_areFoundWithTheirColumn() throws Exception {
    assertThat(problemsOf("anna,like,20,a\0b,"))
        .containsExactly("line 2, text_content 'a\\u0000b': has a NUL character in it; remove it");
    assertThat(problemsOf("anna,like,20,,\uFFFD").getLast()).contains("media").contains("UTF-8");
  }

  @Test
  void wrongNumberOfCells_isAProblemOfTheRow() throws Exception {
    assertThat(problemsOf("anna,like,20,hello, you,"))
        .containsExactly(
            "line 2: has 6 cells where the header has 5; put quotes around text with commas");
    assertThat(problemsOf("anna,like,20").getLast()).contains("has 3 cells");
  }

  @Test
  void hugeCell_isAProblemOfTheRow() throws Exception {
    assertThat(problemsOf("anna,like,20," + "x".repeat(10_000_000) + ","))
        .singleElement()
        .asString()
        .contains("text_content 'xxx")
        .endsWith("is 10000000 characters long; at most 25000")
        .hasSizeLessThan(200);
  }
}
