/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The data folder: who has it, how it is laid out, which ports and secrets belong to it. */
@NullMarked
package dev.covey.solo.home;

import org.jspecify.annotations.NullMarked;
