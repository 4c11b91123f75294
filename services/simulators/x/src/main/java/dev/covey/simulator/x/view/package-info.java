/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How people and posts look in an answer, in either vocabulary of field names. */
@NullMarked
package dev.covey.simulator.x.view;

import org.jspecify.annotations.NullMarked;
