/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Streams the actions of one import into the table by COPY, in constant memory: open, add in order,
 * finish. Their order in the file becomes their order in their lanes. Close without finish fails
 * the transaction. One thread at a time.
 */
public final class CopyActions implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final CopyIn copy;
  private final String constant;
  private final StringBuilder buffer = new StringBuilder(BUFFER + 4096);

  private CopyActions(CopyIn copy, String constant) {
    this.copy = copy;
    this.constant = constant;
  }

  /** From here until it is finished or closed the connection can do nothing else. */
  public static CopyActions open(Connection connection, long importId, Instant now)
      throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                """
                copy action (account_no, kind, target, text_content, media, row_number,
                  not_before, created_at, import_id) from stdin\
                """);
    return new CopyActions(copy, now + "\t" + now + "\t" + importId + "\n");
  }

  public void add(NewAction action) throws SQLException {
    value(action.lane().account());
    value(action.lane().kind().column());
    value(action.target() == null ? null : action.target().toString());
    value(action.text());
    value(action.media());
    buffer.append(action.row()).append('\t').append(constant);
    if (buffer.length() >= BUFFER) {
      flush();
    }
  }

  /** Returns how many rows there are now. */
  public long finish() throws SQLException {
    flush();
    return copy.endCopy();
  }

  private void value(@Nullable String value) {
    if (value == null) {
      buffer.append("\\N\t");
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> buffer.append("\\\\");
        case '\t' -> buffer.append("\\t");
        case '\n' -> buffer.append("\\n");
        case '\r' -> buffer.append("\\r");
        default -> buffer.append(c);
      }
    }
    buffer.append('\t');
  }

  private void flush() throws SQLException {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
