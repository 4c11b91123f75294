/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer as it came, before anybody says what it means.
 *
 * @param body null where the body was missing, cut, too large or no JSON; {@code bodyFault} then
 *     says which
 */
record HttpAnswer(
    int status,
    @Nullable JsonNode body,
    @Nullable String bodyFault,
    RateScope caller,
    List<RateWindow> windows) {

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
