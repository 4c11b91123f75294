/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** {@code covey webhooks}: who is told of events by HTTP. */
@NullMarked
package dev.covey.operations.webhooks;

import org.jspecify.annotations.NullMarked;
