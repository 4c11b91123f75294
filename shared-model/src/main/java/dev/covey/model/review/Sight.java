/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.review;

/** What an observation says of a tweet. */
enum Sight {
  SHOWN,
  /** Not there, for the first time or too soon after. */
  ABSENT,
  /** Not there, which together with earlier observations is proof. */
  ABSENT_PROVEN,
  AUTHOR_SUSPENDED,
  AUTHOR_PROTECTED,
  WITHHELD,
  AGE_RESTRICTED,
  /** Nothing at all. */
  NOTHING;

  /** Whether the tweet exists for certain, shown or not. */
  boolean provesExistence() {
    return switch (this) {
      case SHOWN, WITHHELD, AGE_RESTRICTED -> true;
      case ABSENT, ABSENT_PROVEN, AUTHOR_SUSPENDED, AUTHOR_PROTECTED, NOTHING -> false;
    };
  }
}
