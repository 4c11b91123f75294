/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Gives the next action of every open lane to the workers, and rescues what dead workers left. */
@NullMarked
package dev.covey.task.dispatchactions;

import org.jspecify.annotations.NullMarked;
