/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Traces that go through messages into log lines, as W3C traceparent. */
@NullMarked
package dev.covey.chassis.tracing;

import org.jspecify.annotations.NullMarked;
