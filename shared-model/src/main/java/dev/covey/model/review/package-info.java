/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Whether stored tweets are still there: looks, evidence, verdicts and when to look again. */
@NullMarked
package dev.covey.model.review;

import org.jspecify.annotations.NullMarked;
