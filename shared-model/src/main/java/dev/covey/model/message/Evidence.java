/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.time.Instant;
import java.util.Objects;

/**
 * One look that a verdict rests on.
 *
 * @param place who was asked, such as {@code nitter:nitter.example.org}
 * @param seen what it showed, in one word
 */
public record Evidence(Instant at, String place, String seen) {
  public Evidence {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(seen, "seen");
  }
}
