/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Is this process alive, is it ready, and if not, why. */
@NullMarked
package dev.covey.chassis.health;

import org.jspecify.annotations.NullMarked;
