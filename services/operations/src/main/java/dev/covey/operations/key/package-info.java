/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The key that seals what commands are told in confidence. */
@NullMarked
package dev.covey.operations.key;

import org.jspecify.annotations.NullMarked;
