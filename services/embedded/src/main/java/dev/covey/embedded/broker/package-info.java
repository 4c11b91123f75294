/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** An AMQP 0-9-1 broker inside this process, with its messages on disk. */
@NullMarked
package dev.covey.embedded.broker;

import org.jspecify.annotations.NullMarked;
