/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** {@code covey jobs}: what waits, what is parked and why, and what to do about it. */
@NullMarked
package dev.covey.operations.jobs;

import org.jspecify.annotations.NullMarked;
