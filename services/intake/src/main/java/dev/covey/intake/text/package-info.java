/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tells machines how X counts the characters of a text. */
@NullMarked
package dev.covey.intake.text;

import org.jspecify.annotations.NullMarked;
