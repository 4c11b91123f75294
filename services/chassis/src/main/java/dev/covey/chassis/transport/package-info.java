/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The job transport as services get it: configured, measured, and part of their health. */
@NullMarked
package dev.covey.chassis.transport;

import org.jspecify.annotations.NullMarked;
