/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The HTTP server that every simulator runs on, with its calls, answers, clock and control API. */
@NullMarked
package dev.covey.simulator.kit;

import org.jspecify.annotations.NullMarked;
