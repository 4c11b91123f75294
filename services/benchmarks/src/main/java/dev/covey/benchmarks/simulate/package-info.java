/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Months of a fleet in minutes: the real code on a real Postgres, in a time of its own. */
@NullMarked
package dev.covey.benchmarks.simulate;

import org.jspecify.annotations.NullMarked;
