/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Services: how they start, how they stop, in which order. */
@NullMarked
package dev.covey.chassis.lifecycle;

import org.jspecify.annotations.NullMarked;
