/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

import dev.covey.model.database.Columns;
import dev.covey.model.database.Transaction;
import dev.covey.model.source.Sighting;
import dev.covey.model.text.StorableText;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what looks at a profile showed. */
public final class InsertProfileLook {
  private static final String SQL =
      """
      insert into profile_look (profile_id, at, place, seen, words) values (?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private InsertProfileLook() {}

  /**
   * One row for each sighting.
   *
   * @param words why nothing could be seen
   */
  public static void of(
      Transaction transaction,
      long profileId,
      List<Sighting> sightings,
      ProfileSeen seen,
      @Nullable String words)
      throws SQLException {
    try (var statement = transaction.connection().prepareStatement(SQL)) {
      for (Sighting sighting : sightings) {
        statement.setLong(1, profileId);
        statement.setObject(2, Columns.timestamp(sighting.at()));
        statement.setString(3, sighting.place());
        statement.setString(4, seen.text());
        statement.setString(5, StorableText.orNull(words));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
