/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a person can be seen. */
public enum UserState {
  @JsonProperty("active")
  ACTIVE,
  @JsonProperty("suspended")
  SUSPENDED,
  @JsonProperty("deactivated")
  DEACTIVATED
}
