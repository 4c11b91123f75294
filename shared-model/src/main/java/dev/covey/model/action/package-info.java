/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Actions on X: their rows, lanes and attempts, and the one statement for each thing done to them.
 */
@NullMarked
package dev.covey.model.action;

import org.jspecify.annotations.NullMarked;
