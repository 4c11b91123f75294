/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What X forbids, or an account's tier lacks, as rules that are asked before anything is queued.
 */
@NullMarked
package dev.covey.intake.policy;

import org.jspecify.annotations.NullMarked;
