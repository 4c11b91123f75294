/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Keeps secrets in the database unreadable for whoever has only the database. */
@NullMarked
package dev.covey.model.seal;

import org.jspecify.annotations.NullMarked;
