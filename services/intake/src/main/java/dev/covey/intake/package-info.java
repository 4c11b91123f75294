/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How actions come in: a file is read, checked whole and queued whole. */
@NullMarked
package dev.covey.intake;

import org.jspecify.annotations.NullMarked;
