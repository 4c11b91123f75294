/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Outgoing webhooks as rows: who wants which events, and whether it takes them. */
@NullMarked
package dev.covey.model.webhook;

import org.jspecify.annotations.NullMarked;
