/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Jobs as rows: written with the business, handed to the broker after it, settled with their
 * effect.
 */
@NullMarked
package dev.covey.model.outbox;

import org.jspecify.annotations.NullMarked;
