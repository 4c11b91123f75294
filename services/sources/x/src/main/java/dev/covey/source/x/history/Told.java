/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.source.Sighting;
import dev.covey.model.source.SourceFailure;
import dev.covey.source.x.XObjection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How a question to X ended. */
sealed interface Told {

  record Answer(JsonNode body, List<XObjection> objections, Sighting seen) implements Told {}

  /** No answer that says anything about what was asked for. */
  record Missed(SourceFailure failure) implements Told {}
}
