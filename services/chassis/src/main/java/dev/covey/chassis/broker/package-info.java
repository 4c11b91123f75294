/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The AMQP broker: how to reach it, staying connected to it, and what is declared on it. */
@NullMarked
package dev.covey.chassis.broker;

import org.jspecify.annotations.NullMarked;
