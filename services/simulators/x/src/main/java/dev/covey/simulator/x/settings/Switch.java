/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.settings;

/** Behaviour of the platform that can be turned on and off while the simulator runs. */
public enum Switch {
  /** Calls beyond a rate limit are refused. */
  RATE_LIMITS(true),
  /** The same words by the same author within the duplicate window are refused. */
  REFUSE_DUPLICATES(true),
  /** Replies are refused unless the parent's author mentioned or quoted the one who replies. */
  SUMMONED_REPLIES_ONLY(false),
  /** Likes, follows and quotes are refused, as to everybody without an enterprise contract. */
  SELF_SERVE_TIER(false),
  /** Who liked a post is told to its author only. */
  PRIVATE_LIKES(false),
  /** The text of a reply begins with the name of the one it answers. */
  PREFIX_REPLIES(true),
  /** Ampersands and angle brackets in texts are escaped as in HTML. */
  ESCAPE_TEXT(true),
  /** Films and animations fail in processing. */
  FAIL_PROCESSING(false),
  /** An OAuth 1.0a nonce may be used once only. */
  REFUSE_USED_NONCES(true);

  private final boolean initially;

  Switch(boolean initially) {
    this.initially = initially;
  }

  boolean initially() {
    return initially;
  }
}
