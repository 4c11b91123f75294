/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The worker of FetchAndPersist jobs: reads a slice of a profile and stores what it showed. */
@NullMarked
package dev.covey.worker.fetchandpersist;

import org.jspecify.annotations.NullMarked;
