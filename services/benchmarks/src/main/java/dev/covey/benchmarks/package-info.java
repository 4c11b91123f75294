/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How Covey compares with its peers, measured in one run on one machine. */
@NullMarked
package dev.covey.benchmarks;

import org.jspecify.annotations.NullMarked;
