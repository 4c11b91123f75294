/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.actions;

import dev.covey.model.action.UpsertAccount;
import dev.covey.model.database.Database;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import dev.covey.model.seal.Sealed;
import dev.covey.operations.key.SealingKey;
import dev.covey.source.x.SealedCredentials;
import dev.covey.source.x.XCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;

/** Adds an account with its credentials sealed, making the key where there is none yet. */
final class SealAccount {
  private final Database database;
  private final Path keyPath;

  SealAccount(Database database, Path keyPath) {
    this.database = database;
    this.keyPath = keyPath;
  }

  /** Returns true for an account that is new. */
  boolean run(String account, XCredentials.OAuth1 credentials, Instant now)
      throws SQLException, IOException {
    Seal seal = SealingKey.of(database, keyPath);
    Sealed sealed;
    try {
      sealed = SealedCredentials.seal(seal, account, credentials);
    } catch (SealException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
    return database.inTransaction(tx ->
        new UpsertAccount()
            .run(tx.connection(), new UpsertAccount.NewAccount(account, null, null, sealed), now));
  }
}
