/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.outbox;

import java.util.List;

/**
 * Hands messages to the broker. Neither method blocks on the network or throws: what can't be
 * handed over goes back to its row, to be swept later.
 */
public interface MessagePublisher {

  /** Has no broker: everything waits in its row until another process sweeps it. */
  MessagePublisher NONE =
      new MessagePublisher() {
        @Override
        public int room(String type) {
          return 0;
        }

        @Override
        public void publish(List<OutgoingMessage> messages) {
          throw new IllegalStateException("published without a broker");
        }
      };

  /**
   * How many more messages of this type may be handed over now. None while the broker is away or
   * the type's queue is as deep as it may be.
   */
  int room(String type);

  /** Publishes messages whose rows are committed. */
  void publish(List<OutgoingMessage> messages);
}
