/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The task that looks at each profile in its turn, and queues reviews of tweets that are due. */
@NullMarked
package dev.covey.task.syncprofiles;

import org.jspecify.annotations.NullMarked;
