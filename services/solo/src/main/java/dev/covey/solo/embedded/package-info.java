/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Decides which servers the fleet uses, and brings those that nobody else does. */
@NullMarked
package dev.covey.solo.embedded;

import org.jspecify.annotations.NullMarked;
