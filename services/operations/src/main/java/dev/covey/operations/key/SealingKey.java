/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.key;

import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.seal.KeyFile;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The key that seals secrets, made where nothing is sealed yet. A second key would leave what there
 * is closed for ever, so none is made then.
 */
public final class SealingKey {
  private static final String SQL =
      "select exists (select from account) or exists (select from webhook)";

  private SealingKey() {}

  /** Throws IOException, in words for people, where the key is missing or can't be read. */
  public static Seal of(Database database, Path path) throws SQLException, IOException {
    KeyFile file = new KeyFile(path);
    boolean needed = database.inTransaction(SealingKey::isNeeded);
    try {
      return needed ? file.load() : file.loadOrCreate();
    } catch (SealException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private static boolean isNeeded(Transaction transaction) throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
