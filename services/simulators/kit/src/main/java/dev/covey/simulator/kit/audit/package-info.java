/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a simulator saw, call by call, and the checker that judges a run from that alone. */
@NullMarked
package dev.covey.simulator.kit.audit;

import org.jspecify.annotations.NullMarked;
