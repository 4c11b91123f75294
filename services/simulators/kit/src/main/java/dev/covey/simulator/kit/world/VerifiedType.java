/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kind of a person's check mark. */
public enum VerifiedType {
  @JsonProperty("none")
  NONE,
  @JsonProperty("blue")
  BLUE,
  @JsonProperty("business")
  BUSINESS,
  @JsonProperty("government")
  GOVERNMENT
}
