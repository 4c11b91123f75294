/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What X said to a question that it did not turn away. */
public sealed interface XReply {

  /**
   * What it has, and what it says of the things that it does not give. The body of an answer that
   * is nothing but such an objection has no data.
   */
  record Told(JsonNode body, List<XObjection> objections) implements XReply {
    public Told {
      objections = List.copyOf(objections);
    }
  }

  /** It found the question itself wrong, as it does when it is asked in the wrong vocabulary. */
  record NotUnderstood(String why) implements XReply {}
}
