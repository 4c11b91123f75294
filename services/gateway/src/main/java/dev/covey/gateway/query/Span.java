/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From the one moment, up to but without the other; null for no end. */
public record Span(@Nullable Instant from, @Nullable Instant until) {}
