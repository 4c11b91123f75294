/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.util.Objects;

/** A preview of a linked page under a post. */
public record WorldCard(
    String url, String title, String description, String destination, boolean large) {

  public WorldCard {
    Objects.requireNonNull(url, "a card without url");
    title = Objects.requireNonNullElse(title, "");
    description = Objects.requireNonNullElse(description, "");
    destination = Objects.requireNonNullElse(destination, "");
  }
}
