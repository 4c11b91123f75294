/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The worker of Archive jobs: has tweets saved at web.archive.org. */
@NullMarked
package dev.covey.worker.archive;

import org.jspecify.annotations.NullMarked;
