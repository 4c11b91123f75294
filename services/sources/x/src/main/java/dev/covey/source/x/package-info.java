/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Client of the X API v2: one call per method, every answer classed, nothing sent twice. */
@NullMarked
package dev.covey.source.x;

import org.jspecify.annotations.NullMarked;
