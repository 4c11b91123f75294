/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

/** What the archive has of a page. A capture is known here only some time after it was made. */
public sealed interface Availability permits Availability.Found, Availability.None, Trouble {

  /** The latest good one. */
  record Found(Capture capture) implements Availability {}

  record None() implements Availability {}
}
