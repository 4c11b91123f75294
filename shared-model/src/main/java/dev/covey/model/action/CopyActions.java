/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.action;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
                copy action (account_no, kind, target, target_name, text_content, media, alt_text,
                  not_before, ref, status, rule, reason, same_key, words_key, retry_of, priority,
                  place, row_number, created_at, import_id) from stdin\
                """);
    return new CopyActions(copy, now + "\t" + importId + "\n");
  }

  public void add(NewAction action) throws SQLException {
    add(action, ActionKeys.both(action.lane(), action.content()));
  }

  /** For whoever has reckoned its hashes already. */
  public void add(NewAction action, ActionKeys.Pair keys) throws SQLException {
    ActionContent content = action.content();
    NewAction.Turn turn = action.turn();
    NewAction.Hold hold = action.hold();
    value(action.lane().account());
    value(action.lane().kind().column());
    value(content.target());
    value(content.targetName());
    value(content.text());
    array(content.media());
    array(content.altText());
    value(turn.notBefore());
    value(action.ref());
    value(hold == null ? ActionStatus.PENDING.column() : ActionStatus.HELD.column());
    value(hold == null ? null : hold.rule());
    value(hold == null ? null : hold.because());
    value(keys.same());
    value(keys.words());
    value(action.retryOf());
    buffer.append(turn.priority()).append('\t').append(turn.place()).append('\t');
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

  private void array(List<String> values) {
    if (values.isEmpty()) {
      value(null);
      return;
    }
    StringBuilder array = new StringBuilder();
    for (String each : values) {
      array.append(array.isEmpty() ? "{\"" : ",\"");
      array.append(each.replace("\\", "\\\\").replace("\"", "\\\""));
      array.append('"');
    }
    value(array.append('}'));
  }

  private void value(@Nullable Object any) {
    if (any == null) {
      buffer.append("\\N\t");
      return;
    }
    String value = any.toString();
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
