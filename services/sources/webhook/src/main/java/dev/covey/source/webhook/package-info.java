/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The client of webhooks' receivers, after the Standard Webhooks specification. */
@NullMarked
package dev.covey.source.webhook;

import org.jspecify.annotations.NullMarked;
