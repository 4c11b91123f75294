/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** {@code covey tasks}: what the tasks did. */
@NullMarked
package dev.covey.operations.tasks;

import org.jspecify.annotations.NullMarked;
