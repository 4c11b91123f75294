/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Instant;

/** The platform's word that a meter is shut until a moment. */
public record Block(Instant until, String reason) {}
