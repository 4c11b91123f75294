/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The parts of the fleet, and all of them in one process. */
@NullMarked
package dev.covey.solo.fleet;

import org.jspecify.annotations.NullMarked;
