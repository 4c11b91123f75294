/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Settings: declared once, read from environment, file and defaults, checked all at once. */
@NullMarked
package dev.covey.chassis.config;

import org.jspecify.annotations.NullMarked;
