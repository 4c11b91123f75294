/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is counted and timed, under which names, for Prometheus. */
@NullMarked
package dev.covey.chassis.metrics;

import org.jspecify.annotations.NullMarked;
