/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Nitter as a source of tweets: instances, their limits and health, looks and slices. */
@NullMarked
package dev.covey.source.nitter;

import org.jspecify.annotations.NullMarked;
