/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Texts as X sees them: how it counts their characters, and what it takes for a link. */
@NullMarked
package dev.covey.chassis.text;

import org.jspecify.annotations.NullMarked;
