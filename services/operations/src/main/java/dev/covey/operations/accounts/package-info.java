/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How accounts come to act: consent at X, whose they are, and the key that their secrets are under.
 */
@NullMarked
package dev.covey.operations.accounts;

import org.jspecify.annotations.NullMarked;
