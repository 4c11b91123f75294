/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tweets and the ranges that were read: what the history line stores. */
@NullMarked
package dev.covey.model.history;

import org.jspecify.annotations.NullMarked;
