/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.key;

import dev.covey.model.database.Transaction;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import dev.covey.model.seal.Sealed;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every place in the database that holds something sealed. */
enum SealedColumn {
  ACCOUNT("account", "account_no", "credentials"),
  WEBHOOK("webhook", "id", "secret");

  private static final int STEP = 100;

  private final String table;
  private final String select;
  private final String update;

  SealedColumn(String table, String key, String column) {
    this.table = table;
    this.select =
        """
        select %2$s::text, %3$s from %1$s
        where %3$s <> '' and %2$s::text collate "C" > ?
        order by %2$s::text collate "C" limit %4$d for update
        """
            .formatted(table, key, column, STEP);
    this.update = "update %s set %s = ? where %s::text = ?".formatted(table, column, key);
  }

  /** What one step did, and where the next begins. */
  record Step(String last, int resealed, boolean more) {}

  /**
   * Seals the next secrets anew; those that open with the newest key alone are left as they are.
   */
  Step reseal(Transaction transaction, Seal seal, String after, List<String> closed)
      throws SQLException {
    Map<String, Sealed> secrets = next(transaction, after);
    Seal newest = seal.newestOnly();
    String last = after;
    int resealed = 0;
    for (Map.Entry<String, Sealed> secret : secrets.entrySet()) {
      last = secret.getKey();
      String purpose = table + ":" + last;
      if (opens(newest, secret.getValue(), purpose)) {
        continue;
      }
      if (!opens(seal, secret.getValue(), purpose)) {
        closed.add(table + " " + last);
        continue;
      }
      store(transaction, last, newest.seal(seal.open(secret.getValue(), purpose), purpose));
      resealed++;
    }
    return new Step(last, resealed, secrets.size() == STEP);
  }

  private Map<String, Sealed> next(Transaction transaction, String after) throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(select)) {
      statement.setString(1, after);
      try (ResultSet row = statement.executeQuery()) {
        Map<String, Sealed> secrets = new LinkedHashMap<>();
        while (row.next()) {
          secrets.put(row.getString(1), new Sealed(row.getBytes(2)));
        }
        return secrets;
      }
    }
  }

  private void store(Transaction transaction, String key, Sealed sealed) throws SQLException {
    try (PreparedStatement statement = transaction.connection().prepareStatement(update)) {
      statement.setBytes(1, sealed.bytes());
      statement.setString(2, key);
      statement.executeUpdate();
    }
  }

  private static boolean opens(Seal seal, Sealed sealed, String purpose) {
    try {
      byte[] _ = seal.open(sealed, purpose);
      return true;
    } catch (SealException _) {
      return false;
    }
  }
}
