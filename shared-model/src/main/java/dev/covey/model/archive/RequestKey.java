/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.archive;

import java.time.Instant;

/** One request for a capture: what comes of an earlier one of the same tweet is not its own. */
public record RequestKey(long tweetId, Instant requestedAt) {}
