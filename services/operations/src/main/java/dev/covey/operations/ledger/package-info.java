/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** {@code covey ledger}: what waits and why, and the limits themselves. */
@NullMarked
package dev.covey.operations.ledger;

import org.jspecify.annotations.NullMarked;
