/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import java.time.Duration;

/**
 * How far slices are read.
 *
 * @param maxPages most pages of one list
 * @param lag how long a new post may take until lists show it; what is younger is stored, but never
 *     counts as covered
 */
record SliceLimits(int maxPages, Duration lag) {}
