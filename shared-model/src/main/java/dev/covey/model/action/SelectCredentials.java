/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.seal.Sealed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The credentials of all accounts, sealed, by account. */
public final class SelectCredentials {
  private static final String SQL =
      "select account_no, credentials from account where removed_at is null order by account_no";

  public Map<String, Sealed> run(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL);
        ResultSet row = statement.executeQuery()) {
      Map<String, Sealed> credentials = new LinkedHashMap<>();
      while (row.next()) {
        credentials.put(row.getString(1), new Sealed(row.getBytes(2)));
      }
      return credentials;
    }
  }
}
