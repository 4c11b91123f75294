/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

/**
 * How a capture fails: the code without "error:", and the words that go with it.
 *
 * @param exception what the archive's own software said, or nothing
 */
public record Failure(String code, String message, String exception) {
  /** For good: the page is not there. */
  public static final Failure NOT_FOUND =
      new Failure("not-found", "The target URL was not found (HTTP status=404).", "");

  /** For good: the page may not be read. */
  public static final Failure NO_ACCESS =
      new Failure("no-access", "The target URL could not be accessed (HTTP status=403).", "");

  /** For good: the site keeps the archive out. */
  public static final Failure BLOCKED =
      new Failure("blocked", "The target site is blocking us (HTTP status=999).", "");

  /** For good: the address is on a list of what is not captured. */
  public static final Failure BLOCKED_URL =
      new Failure("blocked-url", "This URL is in the Save Page Now service block list.", "");

  /** For now: the archive is busy. */
  public static final Failure CANNOT_FETCH =
      new Failure("cannot-fetch", "Cannot fetch the target URL due to system overload.", "");

  /** For now: something broke in the archive. */
  public static final Failure JOB_FAILED =
      new Failure("job-failed", "Capture failed due to system error.", "WorkerLostError()");

  /** For now: the page took too long. */
  public static final Failure TIME_LIMIT =
      new Failure(
          "soft-time-limit-exceeded",
          "The capture took too long and was ended.",
          "SoftTimeLimitExceeded()");

  /** For now: the site has had enough of the archive. */
  public static final Failure TOO_MANY_REQUESTS =
      new Failure(
          "too-many-requests",
          "The target host has received too many requests and is blocking us (HTTP status=429).",
          "");

  /** For now: the site did not answer. */
  public static final Failure GATEWAY_TIMEOUT =
      new Failure("gateway-timeout", "The target server didn't respond in time (504).", "");

  /** Any other of the archive's codes. */
  public static Failure of(String code) {
    return new Failure(code, "The capture failed: " + code.replace('-', ' ') + ".", "");
  }

  String statusExt() {
    return "error:" + code;
  }
}
