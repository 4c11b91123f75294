/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.util.Objects;

/** A picture or film under a post: type photo, video or animated_gif. */
public record WorldMedia(String type, String url, String altText, int width, int height) {

  public WorldMedia {
    type = Objects.requireNonNullElse(type, "photo");
    Objects.requireNonNull(url, "media without url");
    altText = Objects.requireNonNullElse(altText, "");
  }
}
