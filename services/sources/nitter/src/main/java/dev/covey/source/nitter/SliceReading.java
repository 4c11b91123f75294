/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import java.time.Instant;

/**
 * What every walk over a slice needs.
 *
 * @param settledUntil what is younger may not be found by search yet
 */
record SliceReading(
    PageFetch fetch,
    Failures failures,
    SearchProofs proofs,
    String username,
    int maxPages,
    Instant settledUntil) {}
