/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a meter's next permit may be given.
 *
 * @param at long past where nothing ever bound
 * @param rule what sets that moment; null where nothing ever bound
 */
public record Opening(Instant at, @Nullable BindingRule rule) {}
