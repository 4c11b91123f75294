/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The REST API described for machines. */
@NullMarked
package dev.covey.gateway.openapi;

import org.jspecify.annotations.NullMarked;
