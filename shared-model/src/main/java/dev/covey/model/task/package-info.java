/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The runs of tasks: which are open, how earlier ones ended. */
@NullMarked
package dev.covey.model.task;

import org.jspecify.annotations.NullMarked;
