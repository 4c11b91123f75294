/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The messages that services exchange: job and event records, their envelope and their codec. */
@NullMarked
package dev.covey.model.message;

import org.jspecify.annotations.NullMarked;
