/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The task that finds what of each profile was not yet read, and queues it. */
@NullMarked
package dev.covey.task.scannewtweets;

import org.jspecify.annotations.NullMarked;
