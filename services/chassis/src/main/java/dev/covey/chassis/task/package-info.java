/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Runs of tasks, recorded so that people see them and none runs twice at a time. */
@NullMarked
package dev.covey.chassis.task;

import org.jspecify.annotations.NullMarked;
