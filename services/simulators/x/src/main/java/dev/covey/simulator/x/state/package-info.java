/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the simulated X remembers: people, posts, relations, media and messages. */
@NullMarked
package dev.covey.simulator.x.state;

import org.jspecify.annotations.NullMarked;
