/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.util.UUID;

/** What the bytes of a message turned out to be. */
public sealed interface Decoded {

  /** A message that this build knows. */
  record Known(Envelope<Message> envelope) implements Decoded {}

  /** A whole envelope, but of a type or version that this build does not know. */
  record Foreign(UUID id, String type, int version, String reason) implements Decoded {}

  /** No envelope, or a payload that does not fit its type. */
  record Unreadable(String reason) implements Decoded {}
}
