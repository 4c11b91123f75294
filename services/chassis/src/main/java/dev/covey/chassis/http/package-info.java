/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The small HTTP server that every process answers on, and what outgoing calls may reach. */
@NullMarked
package dev.covey.chassis.http;

import org.jspecify.annotations.NullMarked;
