/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

/**
 * Anything that travels in an {@link Envelope}: a {@link Job} for one worker or an {@link Event}
 * for all.
 */
public sealed interface Message permits Job, Event {

  /** The name on the wire, which is also the routing key. It never changes once released. */
  default String type() {
    return getClass().getSimpleName();
  }
}
