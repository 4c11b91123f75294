/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The worker of PersistedReview jobs: looks whether stored tweets are still there. */
@NullMarked
package dev.covey.worker.persistedreview;

import org.jspecify.annotations.NullMarked;
