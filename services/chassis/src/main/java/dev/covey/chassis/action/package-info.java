/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Actions as machines and people outside read and change them, by whichever way they ask. */
@NullMarked
package dev.covey.chassis.action;

import org.jspecify.annotations.NullMarked;
