/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The account ledger: who may act when, exactly, for every process at once. */
@NullMarked
package dev.covey.model.ledger;

import org.jspecify.annotations.NullMarked;
