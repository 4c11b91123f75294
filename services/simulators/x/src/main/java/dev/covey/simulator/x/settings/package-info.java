/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the simulated X can be set to while it runs. */
@NullMarked
package dev.covey.simulator.x.settings;

import org.jspecify.annotations.NullMarked;
