/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A real Postgres, unpacked from a jar and run on a folder. */
@NullMarked
package dev.covey.embedded.postgres;

import org.jspecify.annotations.NullMarked;
