/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import org.jspecify.annotations.Nullable;

/**
 * What a write left behind.
 *
 * @param id what X calls it, where X says so: always for a post and a message, sometimes for a
 *     repost, never for the rest
 */
public record Made(@Nullable String id) {}
