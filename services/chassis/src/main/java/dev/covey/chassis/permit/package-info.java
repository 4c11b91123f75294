/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Permits of the ledger for calls that a source makes: short waits are waited for. */
@NullMarked
package dev.covey.chassis.permit;

import org.jspecify.annotations.NullMarked;
