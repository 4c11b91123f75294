/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import java.time.Instant;

/**
 * Who said something, and when: what a verdict is later built from.
 *
 * @param place such as {@code nitter:nitter.example.org}
 */
public record Sighting(String place, Instant at) {}
