/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.action.LoadActions;
import dev.covey.model.database.Database;
import dev.covey.model.seal.KeyFile;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(MigratedDatabase.class)
class AccountsCommandIT {
  @TempDir private Path folder;
  private Database database;
  private CommandLines covey;

  @BeforeEach
  void start(Database database) {
    this.database = database;
    covey = new CommandLines(database, folder);
  }

  @AfterEach
  void close() {
    covey.close();
  }

  @Test
  void add_sealsCredentialsThatTheWorkerCanOpen() throws Exception {
    covey.addAccounts("anna");
    assertThat(covey.out.toString()).contains("account anna added").contains("key");
    String csv = covey.file("a.csv", "account_no,task_type,source_tweet\nanna,like,20\n");
    assertThat(covey.run("actions", "import", csv)).isZero();

    long id = Long.parseLong(covey.texts("select id from action").getFirst());
    LoadActions.ActionToDo action =
        database
            .inTransaction(tx -> new LoadActions().run(tx.connection(), List.of(id), Instant.EPOCH))
            .getFirst()
            .orElseThrow();
    Path key = folder.resolve("key");
    assertThat(SealedCredentials.open(new KeyFile(key).load(), "anna", action.credentials()))
        .isEqualTo(new XCredentials.OAuth1("app-key", "app-sesame", "user-key", "user-sesame"));
    assertThat(action.userId()).isNull();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(covey.texts("select encode(credentials, 'escape') from account"))
        .noneMatch(sealed -> sealed.contains("sesame"));
  }

  @Test
  void addAgain_givesNewCredentials() throws Exception {
    covey.addAccounts("anna");
    covey.addAccounts("anna");

    assertThat(covey.out.toString()).contains("account anna has new credentials");
    assertThat(covey.texts("select account_no from account")).containsExactly("anna");
  }

  @Test
  void add_readsTheStandardInput() throws Exception {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(CommandLines.KEYS.getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(covey.run("accounts", "add", "anna", "--no-check", "--oauth1", "-")).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(covey.texts("select account_no from account")).containsExactly("anna");
  }

  @Test
  void list_neverShowsASecret() throws Exception {
    assertThat(covey.run("accounts", "list")).isZero();
    assertThat(covey.out.toString()).contains("no accounts yet");
    covey.addAccounts("anna", "007");

    assertThat(covey.run("accounts", "list")).isZero();
    assertThat(covey.out.toString())
        .containsPattern("007 +active +not asked yet")
        .containsPattern("anna +active")
        .doesNotContain("sesame", "app-key", "user-key");
    assertThat(covey.run("accounts", "list", "--json")).isZero();
    assertThat(covey.out.toString()).doesNotContain("sesame", "app-key", "user-key");
    JsonNode accounts = JsonMapper.shared().readTree(covey.out.toString());
    assertThat(accounts.get(0).get("account").asString()).isEqualTo("007");
    assertThat(accounts.get(1).get("state").asString()).isEqualTo("active");
  }

  @Test
  void missingKeyFile_isNotReplacedWhileAccountsNeedIt() throws Exception {
    covey.addAccounts("anna");
    Files.delete(folder.resolve("key"));

    assertThat(
            covey.run(
                "accounts", "add", "ben", "--no-check", "--oauth1", folder + "/keys.properties"))
        .isEqualTo(1);
    assertThat(covey.err.toString())
        .contains("there is no key file at " + folder.resolve("key"))
        .doesNotContain("Exception");
    assertThat(folder.resolve("key")).doesNotExist();
    assertThat(covey.texts("select account_no from account")).containsExactly("anna");
  }

  @Test
  void wrongUse_isToldAndNothingAdded() throws Exception {
    String keys = covey.file("keys.properties", CommandLines.KEYS);
    String half = covey.file("half.properties", "consumer_key=a\n");

    assertThat(covey.run("accounts", "add", "an na", "--oauth1", keys)).isEqualTo(2);
    assertThat(covey.run("accounts", "add", "*", "--oauth1", keys)).isEqualTo(2);
    assertThat(covey.err.toString()).contains("NO must be 1 to 64 letters");
    assertThat(covey.run("accounts", "add", "anna", "--oauth1", half)).isEqualTo(1);
    assertThat(covey.err.toString()).contains("lacks consumer_secret, access_token");
    assertThat(covey.run("accounts", "add", "anna", "--oauth1", folder + "/no")).isEqualTo(1);
    assertThat(covey.err.toString()).contains("is not there").doesNotContain("Exception");
    assertThat(covey.texts("select account_no from account")).isEmpty();
  }
}
