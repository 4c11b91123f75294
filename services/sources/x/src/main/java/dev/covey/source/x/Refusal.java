/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

/** Why X refused, as far as a code, a problem type or a recorded wording tells. */
public enum Refusal {
  /** The same account has said the same before: what was to be sent may be there already. */
  DUPLICATE,
  /** This account may not do it to this post or person, or the reply was not asked for. */
  NOT_ALLOWED,
  /** The app's contract with X does not cover the call, whoever makes it. */
  TIER,
  /** The post or person that the call is about is not there. */
  GONE,
  /** The call itself is wrong: a text too long, media that X does not know. */
  INVALID,
  /** Anything else. */
  OTHER
}
