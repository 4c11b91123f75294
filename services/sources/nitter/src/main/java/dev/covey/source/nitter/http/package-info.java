/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Bounded HTTP requests to instances that may answer anything. */
@NullMarked
package dev.covey.source.nitter.http;

import org.jspecify.annotations.NullMarked;
