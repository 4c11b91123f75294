/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Rows as files for others: CSV that no spreadsheet runs, and JSON lines. */
@NullMarked
package dev.covey.chassis.csv;

import org.jspecify.annotations.NullMarked;
