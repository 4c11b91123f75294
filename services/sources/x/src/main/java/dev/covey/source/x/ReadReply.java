/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says what an answer to a question means, where the general rules do not. */
final class ReadReply {
  private static final int BAD_REQUEST = 400;

  private ReadReply() {}

  static @Nullable XOutcome<XReply> of(HttpAnswer answer) {
    JsonNode body = answer.body();
    if (body == null || !body.isObject()) {
      return null;
    }
    List<XObjection> objections = XObjection.in(body);
    // What X mostly says inside an answer 200 it also says as an answer of its own.
    if (answer.isSuccess() || objections.stream().anyMatch(XObjection::isDefinite)) {
      return new XOutcome.Done<>(new XReply.Told(body, objections));
    }
    return answer.status() == BAD_REQUEST
        ? new XOutcome.Done<>(new XReply.NotUnderstood(Problem.read(body).describe()))
        : null;
  }
}
