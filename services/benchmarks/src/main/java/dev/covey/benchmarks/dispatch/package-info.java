/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What dispatching an action costs, and how many actions the fleet takes from end to end. */
@NullMarked
package dev.covey.benchmarks.dispatch;

import org.jspecify.annotations.NullMarked;
