/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Checks of what the fleet is deployed with, as far as they need no cluster. */
@NullMarked
package dev.covey.deploy;

import org.jspecify.annotations.NullMarked;
