/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Limits as machines read them. */
@NullMarked
package dev.covey.chassis.ledger;

import org.jspecify.annotations.NullMarked;
