/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Scripted misbehaviour: which calls it hits, how often, and what goes wrong. */
@NullMarked
package dev.covey.simulator.kit.fault;

import org.jspecify.annotations.NullMarked;
