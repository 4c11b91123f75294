/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The commands about texts before anything is done with them. */
@NullMarked
package dev.covey.operations.post;

import org.jspecify.annotations.NullMarked;
