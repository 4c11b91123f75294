/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.source;

import org.jspecify.annotations.Nullable;

/**
 * A tweet that a page names but does not show.
 *
 * @param id null where the page has only the reason
 * @param reason the platform's own words
 */
public record UnavailableTweet(@Nullable Long id, String reason) {}
