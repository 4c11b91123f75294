/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

import java.time.Instant;

/**
 * A page in the archive.
 *
 * @param url where the archive shows it
 * @param at when it was taken, to the second
 */
public record Capture(String url, Instant at) {}
