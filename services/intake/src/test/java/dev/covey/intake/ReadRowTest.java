/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.covey.chassis.media.MediaStore;
import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.NewAction;
import dev.covey.model.action.SelectAccounts.AccountLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadRowTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final String HEADER = "account_no,task_type,source_tweet,text_content,media";
  private static final String WIDE = HEADER + ",scheduled_at,target,alt_text,priority,ref";

  private final List<RowProblem> problems = new ArrayList<>();

  private List<NewAction> read(String header, String rows) throws IOException {
    List<CsvRecord> records =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(header + "\n" + rows)
            .stream()
            .toList();
    List<AccountLine> accounts =
        Stream.of("anna", "ben")
            .map(name -> new AccountLine(name, null, null, "active", null, NOW))
            .toList();
    ReadRow reading =
        new ReadRow(
            CsvHeader.read(records.getFirst(), "f.csv"),
            new KnownAccounts(accounts, Map.of(new LaneKey("ben", ActionKind.LIKE), 40L)),
            new ReadContent(new ReadMedia(new MediaFiles(null, new MediaStore(Path.of("x")))), 280),
            new ReadTurn(new Moments(ZoneId.of("Europe/Berlin"), NOW), null));
    List<NewAction> actions = new ArrayList<>();
    for (CsvRecord record : records.subList(1, records.size())) {
      StagedRow row = reading.read(record);
      problems.addAll(row.problems());
      if (row.isRight()) {
        actions.add(row.action());
      }
    }
    return actions;
  }

  private NewAction one(String header, String row) throws IOException {
    problems.clear();
    List<NewAction> actions = read(header, row);
    assertThat(problems).isEmpty();
    assertThat(actions).hasSize(1);
    return actions.getFirst();
  }

  private List<String> problemsOf(String row) throws IOException {
    return problemsOf(HEADER, row);
  }

  private List<String> problemsOf(String header, String row) throws IOException {
    problems.clear();
    assertThat(read(header, row)).isEmpty();
    return problems.stream().map(RowProblem::text).toList();
  }

  @Test
  void columns_areFoundByNameInAnyOrderAndCase() throws Exception {
    assertThat(
            read("Source_Tweet, TASK_TYPE ,account_no", "20,LIKE, anna \n21,rt,ben\n22,Repost,ben"))
        .containsExactly(
            NewAction.about(new LaneKey("anna", ActionKind.LIKE), 20L, 1),
            new NewAction(
                new LaneKey("ben", ActionKind.RETWEET),
                ActionContent.about(21L),
                new NewAction.Turn(null, 0, 1),
                2,
                null,
                null,
                null),
            new NewAction(
                new LaneKey("ben", ActionKind.RETWEET),
                ActionContent.about(22L),
                new NewAction.Turn(null, 0, 2),
                3,
                null,
                null,
                null));
    assertThat(problems).isEmpty();
  }

  @Test
  void everyKind_isRead() throws Exception {
    String rows =
        """
        anna,like,20,,
        anna,RT,20,,
        anna,Reply,20,yes,
        anna,QUOTE,20,look,
        anna,post,,hello,
        anna,unlike,20,,
        anna,unretweet,20,,
        anna,delete,20,,
        anna,hide,20,,
        anna,unhide,20,,
        """;
    assertThat(read(HEADER, rows))
        .extracting(action -> action.lane().kind().column())
        .containsExactly(
            "like",
            "retweet",
            "reply",
            "quote",
            "post",
            "unlike",
            "unretweet",
            "delete",
            "hide",
            "unhide");
    assertThat(problems).isEmpty();
  }

  @Test
  void optionalColumns_sayWhenForWhomAndHowSoon() throws Exception {
    NewAction dm = one(WIDE, "anna,dm,,hi,,2026-12-01 09:30,@jack,,high,r-1");
    assertThat(dm.content()).isEqualTo(new ActionContent(null, "jack", "hi", List.of(), List.of()));
    assertThat(dm.turn())
        .isEqualTo(new NewAction.Turn(Instant.parse("2026-12-01T08:30:00Z"), 1, 1));
    assertThat(dm.ref()).isEqualTo("r-1");
    assertThat(one(WIDE, "anna,dm,,hi,,2026-12-01T09:30:00+05:00,12,,-1,").turn())
        .isEqualTo(new NewAction.Turn(Instant.parse("2026-12-01T04:30:00Z"), -1, 1));
    assertThat(one(WIDE, "anna,dm,,hi,,,https://x.com/jack?lang=de,,,").content().targetName())
        .isEqualTo("jack");
    assertThat(one(WIDE, "anna,dm,,hi,,,12,,,").content().target()).isEqualTo(12L);
  }

  @Test
  void places_countFromWhereTheLaneIs() throws Exception {
    assertThat(read(HEADER, "ben,like,1,,\nanna,like,1,,\nben,like,2,,\nben,rt,1,,"))
        .extracting(action -> action.turn().place())
        .containsExactly(41L, 1L, 42L, 1L);
  }

  @Test
  void wrongMoments_areToldApart() throws Exception {
    assertThat(problemsOf(WIDE, "anna,like,1,,,tomorrow,,,,").getFirst())
        .contains("scheduled_at 'tomorrow': is no moment; write 2026-11-20T08:00:00Z");
    assertThat(problemsOf(WIDE, "anna,like,1,,,2026-11-18T08:00:00Z,,,,").getFirst())
        .contains("is in the past");
    assertThat(problemsOf(WIDE, "anna,like,1,,,2028-01-01T08:00:00Z,,,,").getFirst())
        .contains("more than a year ahead");
    assertThat(problemsOf(WIDE, "anna,like,1,,,2027-03-28T02:30,,,,").getFirst())
        .contains("does not exist in Europe/Berlin");
    assertThat(one(WIDE, "anna,like,1,,,2027-10-31T02:30,,,,").turn().notBefore())
        .isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
    assertThat(one(WIDE, "anna,like,1,,,2026-11-19T09:00Z,,,,").turn().notBefore())
        .isEqualTo(Instant.parse("2026-11-19T09:00:00Z"));
  }

  @Test
  void whatAKindNeedsAndHasNoUseFor_isTold() throws Exception {
    assertThat(problemsOf("anna,reply,,yes,").getFirst()).contains("names no tweet");
    assertThat(problemsOf("anna,reply,20,,").getFirst())
        .contains("text_content '': is empty; a reply needs text or media");
    assertThat(problemsOf("anna,quote,20, ,").getFirst()).contains("a quote needs text");
    assertThat(problemsOf("anna,post,,,").getFirst()).contains("a post needs text or media");
    assertThat(problemsOf("anna,post,20,hello,").getFirst()).contains("write reply or quote");
    assertThat(problemsOf("anna,like,20,nice,").getFirst()).contains("a like says nothing");
    assertThat(problemsOf("anna,like,20,,a.png").getFirst()).contains("a like shows nothing");
    assertThat(problemsOf("anna,quote,20,see,a.png").getFirst()).contains("not both");
    assertThat(problemsOf("anna,dm,,hi,").getFirst()).contains("names nobody");
    assertThat(problemsOf(WIDE, "anna,dm,,hi,a.png|b.png,,@jack,,,").getFirst())
        .contains("is 2 files; a dm has at most 1");
    assertThat(problemsOf(WIDE, "anna,like,20,,,,@jack,x,urgent," + "r".repeat(65)))
        .hasSize(4)
        .anyMatch(text -> text.contains("ref") && text.endsWith("at most 64"))
        .anyMatch(text -> text.contains("priority 'urgent': is no priority"))
        .anyMatch(text -> text.contains("target '@jack': is only for a dm"))
        .anyMatch(text -> text.contains("alt_text 'x': has 1 texts for 0 files"));
  }

  @Test
  void lengths_areThoseOfX() throws Exception {
    assertThat(one(HEADER, "anna,post,," + "é".repeat(280) + ",")).isNotNull();
    assertThat(one(HEADER, "anna,post,," + "漢".repeat(140) + ",")).isNotNull();
    assertThat(one(HEADER, "anna,post,,https://example.com/" + "x".repeat(400) + ",")).isNotNull();
    assertThat(problemsOf("anna,post,," + "漢".repeat(141) + ",").getFirst())
        .contains("counts 282, at most 280");
    assertThat(problemsOf("anna,post,,a\uFFFFb,").getFirst()).contains("that X refuses");
    String wide = "anna,dm,,%s,,,@jack,,,";
    assertThat(one(WIDE, wide.formatted("x".repeat(10_000)))).isNotNull();
    assertThat(problemsOf(WIDE, wide.formatted("x".repeat(10_001))).getFirst())
        .contains("a dm has at most 10000");
  }

  @Test
  void rowsOfAnExport_areDoneAgainWhereTheyFailed() throws Exception {
    String export = "id,status,scheduled_at," + HEADER + "\n";
    assertThat(one(export.strip(), "7,failed,2020-01-01T00:00:00Z,anna,post,,'=1+1,"))
        .satisfies(again -> {
          assertThat(again.retryOf()).isEqualTo(7L);
          assertThat(again.turn().notBefore()).isNull();
          assertThat(again.content().text()).isEqualTo("=1+1");
        });
    assertThat(one(export.strip(), ",,,anna,like,20,,").retryOf()).isNull();
    assertThat(problemsOf(export.strip(), "x7,faild,,anna,like,20,,"))
        .hasSize(2)
        .anyMatch(text -> text.contains("id 'x7': is no id of an action"))
        .anyMatch(text -> text.contains("status 'faild': is no status"));
  }

  @Test
  void formulaInText_isKeptAsItIs() throws Exception {
    assertThat(one(HEADER, "anna,post,,=1+1,").content().text()).isEqualTo("=1+1");
  }

  @Test
  void everyProblemOfARow_isTold() throws Exception {
    assertThat(problemsOf("=cmd|' /C calc'!A0,lick,https://x.com/jack,,"))
        .containsExactly(
            "line 2, account_no '=cmd|' /C calc'!A0': there is no such account; add it: covey accounts add",
            "line 2, task_type 'lick': is no kind of action; did you mean like?");
    assertThat(problemsOf("ben,like,https://x.com/jack,,"))
        .containsExactly(
            "line 2, source_tweet 'https://x.com/jack': names no tweet;"
                + " write https://x.com/NAME/status/ID or the id itself");
  }

  @Test
  void misspeltAccount_isSuggested() throws Exception {
    assertThat(problemsOf("ana,like,20,,"))
        .containsExactly("line 2, account_no 'ana': there is no such account; did you mean anna?");
  }

  @Test
  void unstorableCharacters_areFoundWithTheirColumn() throws Exception {
    assertThat(problemsOf("anna,post,,a\0b,"))
        .containsExactly("line 2, text_content 'a\\u0000b': has a NUL character in it; remove it");
    assertThat(problemsOf("anna,post,,x,\uFFFD").getFirst()).contains("media").contains("UTF-8");
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
    assertThat(problemsOf("anna,post,," + "x".repeat(10_000_000) + ","))
        .singleElement()
        .asString()
        .contains("text_content 'xxx")
        .endsWith("is 10000000 characters long; at most 25000")
        .hasSizeLessThan(200);
    assertThat(Objects.requireNonNull(problems.getFirst().value())).hasSizeLessThan(100);
  }
}
