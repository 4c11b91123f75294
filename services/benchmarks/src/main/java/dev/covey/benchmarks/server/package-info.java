/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The servers that benchmarks run on, which they have to themselves. */
@NullMarked
package dev.covey.benchmarks.server;

import org.jspecify.annotations.NullMarked;
