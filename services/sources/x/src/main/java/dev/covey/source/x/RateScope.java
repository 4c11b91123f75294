/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

/** Whose limit it is. */
public enum RateScope {
  USER,
  APP
}
