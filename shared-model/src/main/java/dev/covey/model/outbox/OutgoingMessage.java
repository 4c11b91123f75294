/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.util.UUID;

/**
 * An encoded message on its way to the broker.
 *
 * @param again it was handed out before, so that the receiver looks at its row first
 */
@SuppressWarnings("ArrayRecordComponent") // owned by the publisher, never compared
public record OutgoingMessage(Kind kind, UUID id, String type, byte[] body, boolean again) {

  /** Which exchange it goes to. */
  public enum Kind {
    JOB,
    EVENT
  }
}
