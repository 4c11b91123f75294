/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.covey.model.message.Envelope;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Makes a job of a message that was parked as unusable and can be used now. */
public final class InsertWaitingJob {
  private final InsertJobs insertJobs = new InsertJobs();

  /** False where there is a job of that id. */
  public boolean run(Connection connection, Envelope<?> envelope, byte[] body, Instant now)
      throws SQLException {
    String text = new String(body, UTF_8);
    var row = new InsertJobs.Row(envelope.id(), envelope.type(), JobState.WAITING, text, null, now);
    return !insertJobs.run(connection, envelope.createdAt(), List.of(row)).isEmpty();
  }
}
