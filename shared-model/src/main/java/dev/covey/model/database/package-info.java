/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** One small way to Postgres: a pool, transactions, and what runs right after a commit. */
@NullMarked
package dev.covey.model.database;

import org.jspecify.annotations.NullMarked;
