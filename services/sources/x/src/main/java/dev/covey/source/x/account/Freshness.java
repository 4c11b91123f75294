/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.account;

import dev.covey.source.x.XCredentials;
import java.time.Instant;

/** Whether an account can act now, and if not, what it waits for. */
public sealed interface Freshness {

  /** It can, with these. */
  record Fresh(XCredentials credentials) implements Freshness {}

  /** Not yet: somebody is at it, or X does not answer. */
  record Later(Instant until, String why) implements Freshness {}

  /** Not before a person has given it new credentials; it is stopped. */
  record NeedsPerson(String why) implements Freshness {}

  /** X refuses the app, and with it every account. */
  record AppNotKnown(Instant until, String why) implements Freshness {}
}
