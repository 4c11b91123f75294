/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

/** The statuses that decide what a page is whatever it holds. */
final class HttpStatus {
  /** For pages that were saved without it. */
  static final int UNKNOWN = 0;

  static final int TOO_MANY_REQUESTS = 429;
  static final int FIRST_SERVER_ERROR = 500;

  private HttpStatus() {}
}
