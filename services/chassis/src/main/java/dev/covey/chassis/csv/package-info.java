/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What CSV files of Covey's have in common. */
@NullMarked
package dev.covey.chassis.csv;

import org.jspecify.annotations.NullMarked;
