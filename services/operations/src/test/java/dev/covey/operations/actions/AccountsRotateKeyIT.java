/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.action.SelectCredentials;
import dev.covey.model.action.UpsertAccount;
import dev.covey.model.database.Database;
import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.Sealed;
import dev.covey.model.webhook.InsertWebhook;
import dev.covey.model.webhook.NewWebhook;
import dev.covey.model.webhook.WebhookSecret;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(MigratedDatabase.class)
class AccountsRotateKeyIT {
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

  private Seal key() {
    return new KeyFile(folder.resolve("key")).load();
  }

  private long webhook() throws Exception {
    NewWebhook webhook = new NewWebhook("http://127.0.0.1:1/", List.of(), null);
    return database.inTransaction(
        tx -> InsertWebhook.of(tx, webhook, WebhookSecret.random(), key(), Instant.EPOCH));
  }

  /** More accounts than one step takes. */
  @Test
  void everySecret_opensWithTheNewKeyAlone() throws Exception {
    covey.addAccounts("anna");
    covey.run("accounts", "add", "gone", "--no-check", "--oauth1", folder + "/keys.properties");
    covey.run("accounts", "remove", "gone");
    database.inTransaction(tx -> {
      for (int i = 0; i < 230; i++) {
        String account = "a" + i;
        Sealed sealed =
            SealedCredentials.seal(key(), account, new XCredentials.UserToken("sesame"));
        new UpsertAccount()
            .run(
                tx.connection(),
                new UpsertAccount.NewAccount(account, null, null, sealed),
                Instant.EPOCH);
      }
      return tx;
    });
    long webhook = webhook();

    assertThat(covey.run("accounts", "rotate-key")).as(covey.err.toString()).isZero();
    assertThat(covey.out.toString()).contains("secrets sealed anew: 232");
    assertAllOpen(webhook, 231);
    assertThat(key().hasOlderKeys()).isFalse();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith("key."))
          .hasSize(1);
    }
    assertThat(covey.run("accounts", "rotate-key")).as("and once more").isZero();
    assertAllOpen(webhook, 231);
  }

  private void assertAllOpen(long webhook, int accounts) throws Exception {
    Seal key = key();
    Map<String, Sealed> credentials =
        database.inTransaction(tx -> new SelectCredentials().run(tx.connection()));
    assertThat(credentials).hasSize(accounts);
    credentials.forEach(
        (account, sealed) -> assertThat(SealedCredentials.open(key, account, sealed)).isNotNull());
    String secret = covey.texts("select encode(secret, 'hex') from webhook").getFirst();
    assertThat(WebhookSecret.open(key, webhook, new Sealed(HexFormat.of().parseHex(secret))))
        .isNotNull();
  }

  /** Killed after the new key was added, with some secrets under it and some not. */
  @Test
  void stoppedRotation_isFinishedByTheNext() throws Exception {
    covey.addAccounts("anna");
    long webhook = webhook();
    new KeyFile(folder.resolve("key")).beginRotation();
    covey.addAccounts("ben");
    assertThat(key().hasOlderKeys()).isTrue();

    assertThat(covey.run("accounts", "rotate-key")).isZero();
    assertThat(covey.out.toString()).contains("secrets sealed anew: 2");
    assertThat(key().hasOlderKeys()).isFalse();
    assertAllOpen(webhook, 2);
  }

  @Test
  void secretOfAnotherKey_isNamedAndLeft() throws Exception {
    covey.addAccounts("anna", "ben");
    covey.texts("update account set credentials = 'nonsense' where account_no = 'ben' returning 1");
    assertThat(covey.run("accounts", "rotate-key")).isEqualTo(1);
    assertThat(covey.out.toString()).contains("account ben opens with neither key");
    assertThat(covey.texts("select credentials = 'nonsense' from account where account_no = 'ben'"))
        .containsExactly("t");
  }

  @Test
  void withoutKeyFile_nothingIsMade() {
    assertThat(covey.run("accounts", "rotate-key")).isEqualTo(1);
    assertThat(covey.err.toString()).contains("there is no key file").doesNotContain("Exception");
    assertThat(folder.resolve("key")).doesNotExist();
  }

  /** Whoever adds a column of bytes has to say whether a rotation must seal it anew. */
  @Test
  void noOtherColumn_holdsBytes() throws Exception {
    assertThat(
            covey.texts(
                """
                select table_name || '.' || column_name from information_schema.columns
                where data_type = 'bytea' and table_schema = current_schema() order by 1
                """))
        .containsExactly("account.credentials", "api_token.hash", "parking.body", "webhook.secret");
  }
}
