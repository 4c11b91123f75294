/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

import tools.jackson.databind.JsonNode;

/** What one request brought, before anybody says what it means. */
sealed interface Answer {

  /** A JSON document with a status of success. */
  record Json(JsonNode body) implements Answer {}

  record Failed(Trouble trouble) implements Answer {}
}
