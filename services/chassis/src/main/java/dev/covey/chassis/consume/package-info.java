/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The consume loop: receive, decode, handle, settle. */
@NullMarked
package dev.covey.chassis.consume;

import org.jspecify.annotations.NullMarked;
