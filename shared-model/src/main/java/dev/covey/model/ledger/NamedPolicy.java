/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Instant;

/**
 * A policy, whom it is for, and who set it when.
 *
 * @param scope its subject is one subject, or a whole class such as {@code account:*}
 */
public record NamedPolicy(MeterKey scope, Policy policy, Instant editedAt, String editedBy) {}
