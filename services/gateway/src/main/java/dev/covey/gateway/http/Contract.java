/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a route takes and answers, for whoever uses it.
 *
 * @param body the record that its body has to be; null for none
 * @param filePart the part of its multipart body that is a file; null where it takes none
 * @param mostBodyBytes a longer body is refused unread
 * @param replies what comes back where nothing is wrong
 */
public record Contract(
    String summary,
    @Nullable Class<?> body,
    @Nullable String filePart,
    long mostBodyBytes,
    List<Reply> replies) {
  static final long USUAL_BODY_BYTES = 64L << 10;

  public Contract {
    replies = List.copyOf(replies);
  }

  /**
   * A good answer.
   *
   * @param type the record that it is as JSON; null for another kind of content
   */
  public record Reply(int status, String contentType, @Nullable Class<?> type) {}

  static Contract told(String summary) {
    return new Contract(summary, null, null, USUAL_BODY_BYTES, List.of());
  }

  Contract taking(Class<?> record) {
    return new Contract(summary, record, filePart, mostBodyBytes, replies);
  }

  Contract answering(Reply reply) {
    List<Reply> more = new ArrayList<>(replies);
    more.add(reply);
    return new Contract(summary, body, filePart, mostBodyBytes, more);
  }

  Contract takingFile(String part, long bytes) {
    return new Contract(summary, body, part, bytes, replies);
  }
}
