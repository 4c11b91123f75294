/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The creator: adds profiles on demand and queues their history. */
@NullMarked
package dev.covey.creator;

import org.jspecify.annotations.NullMarked;
