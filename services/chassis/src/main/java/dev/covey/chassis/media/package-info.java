/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The files that actions post: told by their bytes, kept by their content. */
@NullMarked
package dev.covey.chassis.media;

import org.jspecify.annotations.NullMarked;
