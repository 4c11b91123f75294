/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Commands that read what was kept of profiles: search, timelines, coverage, export. */
@NullMarked
package dev.covey.operations.history;

import org.jspecify.annotations.NullMarked;
