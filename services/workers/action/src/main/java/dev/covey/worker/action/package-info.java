/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The Action worker: takes a permit, acts on X once, and settles what came of it. */
@NullMarked
package dev.covey.worker.action;

import org.jspecify.annotations.NullMarked;
