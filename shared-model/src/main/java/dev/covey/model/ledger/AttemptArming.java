/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An attempt to be written, armed, in the transaction that grants its permits. Written for many
 * requests by one statement.
 *
 * @param fence never given twice; a later attempt of the same action has a higher one
 * @param lease real time after which the owner counts as dead unless it renews
 * @param startedAt on the fleet's clock
 */
public record AttemptArming(
    long actionId, int number, long fence, UUID owner, Duration lease, Instant startedAt) {}
