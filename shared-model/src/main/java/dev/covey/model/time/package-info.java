/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Where every part gets its time from, so that tests and the sandbox can set it or speed it up. */
@NullMarked
package dev.covey.model.time;

import org.jspecify.annotations.NullMarked;
