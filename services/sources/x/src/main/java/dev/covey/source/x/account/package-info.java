/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Keeps what accounts act with in force: tokens that end are traded for new ones, by one at a time.
 */
@NullMarked
package dev.covey.source.x.account;

import org.jspecify.annotations.NullMarked;
