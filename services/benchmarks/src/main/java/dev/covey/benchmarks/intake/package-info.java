/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How fast files of actions come in, next to COPY. */
@NullMarked
package dev.covey.benchmarks.intake;

import org.jspecify.annotations.NullMarked;
