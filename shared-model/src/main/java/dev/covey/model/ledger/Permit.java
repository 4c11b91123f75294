/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Instant;

/** Permit {@code number} of a meter, given {@code at}. Numbers of a meter have no holes. */
public record Permit(MeterKey meter, long meterId, long number, Instant at) {}
