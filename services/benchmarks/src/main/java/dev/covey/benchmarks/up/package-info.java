/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the whole fleet costs in one process: time to start, memory, and work while idle. */
@NullMarked
package dev.covey.benchmarks.up;

import org.jspecify.annotations.NullMarked;
