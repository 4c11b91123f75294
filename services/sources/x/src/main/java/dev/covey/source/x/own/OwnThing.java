/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.own;

import java.time.Instant;

/** Something that an account left on X. */
public sealed interface OwnThing permits OwnPost, OwnMessage {
  long id();

  Instant createdAt();
}
