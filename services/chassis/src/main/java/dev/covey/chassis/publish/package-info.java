/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** From rows to the broker: publishing with confirms, and sweeping what was left behind. */
@NullMarked
package dev.covey.chassis.publish;

import org.jspecify.annotations.NullMarked;
