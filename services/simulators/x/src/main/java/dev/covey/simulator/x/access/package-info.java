/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Who calls: apps, tokens, signatures, scopes and rate limits. */
@NullMarked
package dev.covey.simulator.x.access;

import org.jspecify.annotations.NullMarked;
