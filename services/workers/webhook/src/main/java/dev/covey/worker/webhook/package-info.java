/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The worker of Webhook jobs: tells events to those who asked to be told. */
@NullMarked
package dev.covey.worker.webhook;

import org.jspecify.annotations.NullMarked;
