/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Servers and fixtures for tests: one of each per JVM, a place of its own for each test. */
@NullMarked
package dev.covey.testing;

import org.jspecify.annotations.NullMarked;
