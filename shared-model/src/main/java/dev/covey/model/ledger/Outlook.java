/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of pending calls if nothing else happens.
 *
 * @param last null where there are too many to be reckoned
 * @param meter whose rule makes them wait the longest; null where none does, or the budget
 * @param rule that rule, as it bound when it first did
 * @param byBudget whether it is the day's budget that makes them wait the longest
 */
public record Outlook(
    Instant first,
    @Nullable Instant last,
    @Nullable MeterKey meter,
    @Nullable BindingRule rule,
    boolean byBudget) {}
