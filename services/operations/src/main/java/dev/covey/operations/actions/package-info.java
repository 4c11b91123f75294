/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The commands for accounts and for what they are to do: add, import, list, explain. */
@NullMarked
package dev.covey.operations.actions;

import org.jspecify.annotations.NullMarked;
