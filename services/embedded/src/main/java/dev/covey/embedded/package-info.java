/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Servers that run inside or beside this process with nothing installed. */
@NullMarked
package dev.covey.embedded;

import org.jspecify.annotations.NullMarked;
