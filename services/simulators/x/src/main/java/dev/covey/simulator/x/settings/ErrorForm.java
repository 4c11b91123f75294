/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.settings;

/** How errors look that the platform words in more than one way. */
public enum ErrorForm {
  /** Problem documents with title, detail and type. */
  PROBLEM,
  /** Lists of numbered errors, as in version 1.1. */
  NUMBERED
}
