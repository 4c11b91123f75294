/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Where log lines go and what they look like. */
@NullMarked
package dev.covey.chassis.logging;

import org.jspecify.annotations.NullMarked;
