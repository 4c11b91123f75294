/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Commands that show what services told. */
@NullMarked
package dev.covey.operations.events;

import org.jspecify.annotations.NullMarked;
