/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The demo: the whole fleet against simulators, watched live and checked at the end. */
@NullMarked
package dev.covey.solo.demo;

import org.jspecify.annotations.NullMarked;
