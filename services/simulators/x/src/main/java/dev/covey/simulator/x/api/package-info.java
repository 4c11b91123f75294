/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The operations of the X API, one class per area. */
@NullMarked
package dev.covey.simulator.x.api;

import org.jspecify.annotations.NullMarked;
