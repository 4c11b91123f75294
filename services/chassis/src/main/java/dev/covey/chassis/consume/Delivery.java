/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

/** One arrival of a message: what has to be acked. */
record Delivery(DeliveryChannel channel, long tag, boolean redelivered) {}
