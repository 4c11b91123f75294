/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import dev.covey.model.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** Notes that X has a file of an action, and until when. */
public final class UpsertUpload {
  private static final String SQL =
      """
      insert into action_upload (action_id, position, media_id, expires_at) values (?, ?, ?, ?)
      on conflict (action_id, position) do update
      set media_id = excluded.media_id, expires_at = excluded.expires_at\
      """;

  /** A file at X. */
  public record Upload(int position, String mediaId, Instant expiresAt) {}

  public void run(Connection connection, long actionId, Upload upload) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, actionId);
      statement.setInt(2, upload.position());
      statement.setString(3, upload.mediaId());
      statement.setObject(4, Columns.timestamp(upload.expiresAt()));
      statement.executeUpdate();
    }
  }
}
