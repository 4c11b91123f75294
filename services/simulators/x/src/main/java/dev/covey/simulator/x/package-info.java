/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The X simulator: how to start it, what it can be switched to, and the accounts it hands out. */
@NullMarked
package dev.covey.simulator.x;

import org.jspecify.annotations.NullMarked;
