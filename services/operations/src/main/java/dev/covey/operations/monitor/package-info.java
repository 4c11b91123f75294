/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How actions stand, read again and again and shown as a screen, as lines or as JSON. */
@NullMarked
package dev.covey.operations.monitor;

import org.jspecify.annotations.NullMarked;
