/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How fast the account ledger grants, next to Bucket4j on the same Postgres with the same rules.
 */
@NullMarked
package dev.covey.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
