/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** {@code covey parse}: what saved pages of the sources hold. */
@NullMarked
package dev.covey.operations.parse;

import org.jspecify.annotations.NullMarked;
