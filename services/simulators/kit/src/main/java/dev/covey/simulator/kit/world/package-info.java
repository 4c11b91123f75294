/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The people and posts that a simulator shows, and the JSON file that holds them. */
@NullMarked
package dev.covey.simulator.kit.world;

import org.jspecify.annotations.NullMarked;
