/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** {@code covey config}: what is set, by whom, and what is wrong with it. */
@NullMarked
package dev.covey.operations.config;

import org.jspecify.annotations.NullMarked;
