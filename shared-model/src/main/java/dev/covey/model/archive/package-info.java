/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What became of saving tweets at web.archive.org. */
@NullMarked
package dev.covey.model.archive;

import org.jspecify.annotations.NullMarked;
