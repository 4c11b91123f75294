/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.history;

import dev.covey.model.ledger.MeterKey;

/** What the app asks of X; each has limits of its own, and so a meter of its own. */
enum Endpoint {
  PROFILE("x-read-profile"),
  TIMELINE("x-read-timeline"),
  SEARCH("x-read-search"),
  TWEETS("x-read-tweets");

  private final String kind;

  Endpoint(String kind) {
    this.kind = kind;
  }

  MeterKey meter() {
    return new MeterKey("app", kind);
  }
}
