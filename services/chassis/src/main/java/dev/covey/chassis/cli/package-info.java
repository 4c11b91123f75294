/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the commands of the command line have in common: their session, and how failures end. */
@NullMarked
package dev.covey.chassis.cli;

import org.jspecify.annotations.NullMarked;
