/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.archiveorg;

/** How a capture stands, as the archive says when it is asked for one and about one. */
public sealed interface CaptureOutcome
    permits CaptureOutcome.Saved,
        CaptureOutcome.Pending,
        CaptureOutcome.Reused,
        CaptureOutcome.Refused,
        CaptureOutcome.Failed,
        Trouble {

  /** The page is in the archive. */
  record Saved(Capture capture) implements CaptureOutcome {}

  /** The archive is at it. */
  record Pending(String jobId) implements CaptureOutcome {}

  /** Nothing new is made: that job made, or makes, one that is fresh enough. */
  record Reused(String jobId, String why) implements CaptureOutcome {}

  /** There is no capture, and asking again is pointless. */
  record Refused(String why) implements CaptureOutcome {}

  /** There is no capture, and another attempt may succeed. */
  record Failed(String why) implements CaptureOutcome {}
}
