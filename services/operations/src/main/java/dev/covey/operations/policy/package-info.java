/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The commands for the rules that actions are judged by. */
@NullMarked
package dev.covey.operations.policy;

import org.jspecify.annotations.NullMarked;
