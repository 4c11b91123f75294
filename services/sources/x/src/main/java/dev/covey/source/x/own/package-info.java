/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What an account can be seen to have done: for the times when an answer to a call was lost. */
@NullMarked
package dev.covey.source.x.own;

import org.jspecify.annotations.NullMarked;
