/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
class ActionsImportIT {
  private static final String HEADER = "account_no,task_type,source_tweet,text_content,media\n";
  private static final String GOOD = "anna,like,20,,\nben,RT,https://x.com/jack/status/21,,\n";

  @TempDir private Path folder;
  private CommandLines covey;

  @BeforeEach
  void start(Database database) throws Exception {
    covey = new CommandLines(database, folder);
    covey.addAccounts("anna", "ben");
  }

  @AfterEach
  void close() {
    covey.close();
  }

  private int load(String name, String rows, String... options) throws Exception {
    return loadFile(covey.file(name, HEADER + rows), options);
  }

  private int loadFile(String file, String... options) {
    Path problems = folder.resolve("problems.csv");
    List<String> arguments =
        new ArrayList<>(List.of("actions", "import", file, "--problems", problems.toString()));
    arguments.addAll(List.of(options));
    return covey.run(arguments.toArray(String[]::new));
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(covey.out.toString());
  }

  @Test
  void goodFile_isQueuedInItsLanesWithAForecast() throws Exception {
    assertThat(load("a.csv", GOOD + "anna,like,22,,\n")).isZero();

    assertThat(covey.out.toString())
        .contains("a.csv: 3 actions imported")
        .containsPattern("anna +like +2 +2 +\\$0.03 +20\\d\\d-")
        .containsPattern("ben +retweet +1 +1 +\\$0.015 +20\\d\\d-")
        .contains("at X they cost about $0.045\n");
    assertThat(covey.err.toString()).contains("fall under automated-like").doesNotContain("line ");
    assertThat(covey.actions())
        .containsExactly("anna like 20 1", "ben retweet 21 2", "anna like 22 3");
    assertThat(covey.texts("select concat_ws(' ', account_no, kind, state) from lane order by 1"))
        .containsExactly("anna like open", "ben retweet open");
    assertThat(covey.texts("select concat_ws(' ', name, rows) from action_import"))
        .containsExactly("a.csv 3");
  }

  @Test
  void sameContentTwice_isImportedOnceAndSaysSo() throws Exception {
    assertThat(load("a.csv", GOOD)).isZero();
    assertThat(load("renamed.csv", GOOD)).isZero();

    assertThat(covey.out.toString()).contains("was imported before").contains("nothing to do");
    assertThat(covey.actions()).hasSize(2);
    assertThat(load("a.csv", GOOD, "--json")).isZero();
    assertThat(json().get("outcome").asString()).isEqualTo("already-imported");
    assertThat(json().get("alreadyImported").asInt()).isEqualTo(2);
  }

  @Test
  void oneBadRow_importsNothing() throws Exception {
    assertThat(load("a.csv", GOOD + "carl,like,20,,\nanna,reply,20,,\n")).isEqualTo(1);

    assertThat(covey.err.toString())
        .contains("a.csv has 2 of 4 rows with 2 problems")
        .contains("line 4, account_no 'carl': there is no such account")
        .contains("line 5, text_content '': is empty; a reply needs text or media")
        .contains("nothing was imported")
        .doesNotContain("Exception");
    assertThat(covey.actions()).isEmpty();
    assertThat(covey.texts("select name from action_import")).isEmpty();
    assertThat(covey.texts("select kind from lane")).isEmpty();
  }

  @Test
  void skipInvalid_importsTheOthersAndTheRestOnceItIsRight() throws Exception {
    String rows = "carl,like,30,,\n" + GOOD + "anna,like,20,,\n";
    assertThat(load("a.csv", rows, "--skip-invalid")).isZero();
    assertThat(covey.out.toString()).contains("2 actions imported, 2 invalid rows left out");
    assertThat(covey.err.toString()).contains("line 2, account_no").contains("line 5");
    assertThat(covey.actions()).containsExactly("anna like 20 2", "ben retweet 21 3");

    covey.addAccounts("carl");
    assertThat(load("a.csv", rows, "--skip-invalid")).isZero();
    assertThat(covey.out.toString()).contains("1 actions imported, 2 were before");
    assertThat(covey.actions())
        .containsExactly("anna like 20 2", "ben retweet 21 3", "carl like 30 1");
    assertThat(covey.texts("select rows from action_import")).containsExactly("3");
  }

  @Test
  void skipInvalidOfNothingRight_isAFailure() throws Exception {
    assertThat(load("a.csv", "carl,like,30,,\n", "--skip-invalid")).isEqualTo(1);
    assertThat(covey.err.toString()).contains("no row is right");
  }

  @Test
  void dryRun_saysAllAndKeepsNothing() throws Exception {
    assertThat(load("a.csv", GOOD, "--dry-run")).isZero();

    assertThat(covey.out.toString())
        .contains("2 actions would be imported")
        .containsPattern("anna +like +1 +1");
    assertThat(covey.actions()).isEmpty();
    assertThat(load("a.csv", GOOD)).isZero();
    assertThat(covey.actions()).hasSize(2);
  }

  @Test
  void duplicatesInTheFile_areProblemsWhateverTheirSpelling() throws Exception {
    String rows = "anna,RT,20,,\nanna,like,20,,\nanna,repost,https://x.com/jack/status/20,,\n";

    assertThat(load("a.csv", rows)).isEqualTo(1);
    assertThat(covey.err.toString())
        .contains("line 4, source_tweet '20': line 2 does this already for that account");
    assertThat(covey.actions()).isEmpty();
  }

  @Test
  void duplicatesOfWhatIsOpenOrDone_areProblemsButNotOfWhatFailed() throws Exception {
    assertThat(load("a.csv", "anna,like,1,,\nanna,like,2,,\nanna,like,3,,\nben,like,1,,\n"))
        .isZero();
    covey.texts("update action set status = 'completed' where target = 2 returning status");
    covey.texts("update action set status = 'failed' where target = 3 returning status");

    assertThat(
            load(
                "b.csv",
                "anna,like,1,,\nanna,like,2,,\nanna,like,3,,\nben,rt,1,,\n",
                "--skip-invalid"))
        .isZero();
    assertThat(covey.err.toString())
        .containsPattern("line 2, source_tweet '1': action \\d+ of that account does this already")
        .contains("line 3, source_tweet '2'")
        .doesNotContain("line 4")
        .doesNotContain("line 5");
    assertThat(covey.out.toString()).contains("2 actions imported, 2 invalid rows left out");
    assertThat(covey.actions()).hasSize(6).endsWith("anna like 3 3", "ben retweet 1 4");
  }

  @Test
  void allProblems_areInTheJsonAndTheFirstInTheText() throws Exception {
    String rows =
        IntStream.range(0, 2000)
            .mapToObj(i -> "nobody" + i + ",like,no tweet,,\n")
            .collect(Collectors.joining());

    assertThat(load("a.csv", rows)).isEqualTo(1);
    assertThat(covey.err.toString().lines().count()).isBetween(1000L, 1010L);
    assertThat(covey.err.toString()).contains("and 3000 more problems");
    assertThat(Files.readAllLines(folder.resolve("problems.csv")))
        .hasSize(2001)
        .startsWith(HEADER.strip() + ",problem")
        .last()
        .asString()
        .startsWith("nobody1999,like,no tweet,,,account_no: there is no such account")
        .contains("; source_tweet: names no tweet");
    assertThat(load("a.csv", rows, "--json")).isEqualTo(1);
    assertThat(json().get("outcome").asString()).isEqualTo("refused");
    assertThat(json().get("problems").size()).isEqualTo(4000);
    assertThat(json().get("problems").get(1).get("column").asString()).isEqualTo("source_tweet");
    assertThat(json().get("problems").get(1).get("line").asInt()).isEqualTo(2);
  }

  @Test
  void hostileCells_areProblemsOfTheirRowsAlone() throws Exception {
    String rows =
        "anna,like,\"=HYPERLINK(\"\"https://x.com/a/status/1\"\")\",,\n"
            + "anna,reply,40,a\0b,\n"
            + "anna,reply,41,"
            + "x".repeat(10_000_000)
            + ",\n\"\u001b[31m\",like,42,,\n"
            + "anna,reply,43,\"=1+1\\N\\.\n\t\",\n";

    assertThat(load("a.csv", rows, "--skip-invalid")).isZero();
    assertThat(covey.err.toString())
        .contains("line 2, source_tweet")
        .contains("line 3, text_content 'a\\u0000b'")
        .contains("line 4, text_content")
        .contains("line 5, account_no '\\u001b[31m'")
        .doesNotContain("\u001b");
    assertThat(covey.actions()).containsExactly("anna reply 43 =1+1\\N\\.\n\t 5");
  }

  @Test
  void hundredThousandRows_areImportedInTheirOrder() throws Exception {
    String rows =
        IntStream.rangeClosed(1, 100_000)
            .mapToObj(i -> (i % 2 == 0 ? "anna" : "ben") + ",like," + i + ",,\n")
            .collect(Collectors.joining());

    assertThat(load("a.csv", rows)).isZero();
    assertThat(covey.out.toString()).contains("100000 actions imported");
    assertThat(covey.texts("select count(*) from action where target = row_number"))
        .containsExactly("100000");
    assertThat(load("b.csv", rows + "anna,like,100001,,\n", "--dry-run", "--json")).isEqualTo(1);
    assertThat(json().get("invalidRows").asInt()).isEqualTo(100_000);
  }

  @Test
  void emptyRowsOfASpreadsheet_areNoRows() throws Exception {
    assertThat(load("a.csv", GOOD + ",,,,\n,,,,\n")).isZero();
    assertThat(covey.out.toString()).contains("2 actions imported");

    assertThat(load("b.csv", "")).isEqualTo(1);
    assertThat(covey.err.toString()).contains("b.csv has a header and no rows");
  }

  @Test
  void unusableFiles_areToldWithExitCodes() throws Exception {
    String wrong = covey.file("wrong.csv", "acount_no,task_type,source_tweet\nanna,like,20\n");
    Files.writeString(folder.resolve("empty.csv"), "");

    assertThat(covey.run("actions", "import")).isEqualTo(2);
    assertThat(covey.run("actions", "import", wrong, "--skip")).isEqualTo(2);
    assertThat(covey.run("actions", "import", wrong)).isEqualTo(1);
    assertThat(covey.err.toString()).contains("did you mean account_no?");
    assertThat(covey.run("actions", "import", folder + "/empty.csv")).isEqualTo(1);
    assertThat(covey.err.toString()).contains("empty.csv is empty");
    assertThat(covey.run("actions", "import", folder.toString())).isEqualTo(1);
    assertThat(covey.err.toString()).contains("is a folder");
    assertThat(covey.run("actions", "import", folder + "/none.csv")).isEqualTo(1);
    assertThat(covey.err.toString()).contains("none.csv is not there").doesNotContain("Exception");
  }
}
