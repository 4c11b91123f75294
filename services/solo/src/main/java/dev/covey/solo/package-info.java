/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The whole fleet in one process, and the command line in front of everything. */
@NullMarked
package dev.covey.solo;

import org.jspecify.annotations.NullMarked;
