/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Which source a profile is read from, and who is asked where that one can't see. */
@NullMarked
package dev.covey.source.chosen;

import org.jspecify.annotations.NullMarked;
