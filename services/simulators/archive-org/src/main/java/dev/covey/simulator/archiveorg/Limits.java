/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.archiveorg;

/** The refusals of the archive, which it sends as if all were well: with status 200. */
final class Limits {
  static final Failure SESSIONS =
      new Failure(
          "user-session-limit",
          "You have already reached the limit of active Save Page Now sessions. "
              + "Please wait for a minute and then try again.",
          "");
  static final Failure DAY =
      new Failure(
          "user-daily-limit",
          "You have already reached the limit of captures for today. Please try again tomorrow.",
          "");
  static final Failure SYNTAX = new Failure("invalid-url-syntax", "URL syntax is not valid.", "");

  private Limits() {}

  static Failure url(int perDay) {
    return new Failure(
        "too-many-daily-captures",
        "This URL has been already captured " + perDay + " times today. Please try again tomorrow.",
        "");
  }
}
