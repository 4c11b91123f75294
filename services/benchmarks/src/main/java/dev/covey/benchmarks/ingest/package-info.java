/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How fast pages become rows, next to jsoup and COPY on the same bytes and the same Postgres. */
@NullMarked
package dev.covey.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
