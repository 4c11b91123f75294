/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.demo;

/**
 * How it stands with the actions of one kind.
 *
 * @param effects how many the platform saw take effect
 */
record KindCount(long actions, long completed, long effects) {}
