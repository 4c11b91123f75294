/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.state;

/** A picture or film as a post shows it; {@code digest} tells equal bytes. */
public record Media(
    String key, String type, String url, String altText, int width, int height, String digest) {}
