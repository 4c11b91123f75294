/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.util.List;

/**
 * One kind of message: its name on the wire, the record that holds its payload, and the version of
 * that payload which this build writes and reads.
 */
public record MessageType<M extends Message>(String name, Class<M> payload, int version) {

  /** Every job type; each has its own queue. */
  public static final List<MessageType<? extends Job>> JOBS =
      List.of(
          new MessageType<>("FetchAndPersist", FetchAndPersist.class, 1),
          new MessageType<>("PersistedReview", PersistedReview.class, 1),
          new MessageType<>("Action", Action.class, 1),
          new MessageType<>("Archive", Archive.class, 1),
          new MessageType<>("Webhook", Webhook.class, 1));

  /** Every event type. */
  public static final List<MessageType<? extends Event>> EVENTS =
      List.of(
          new MessageType<>("TweetDetected", TweetDetected.class, 1),
          new MessageType<>("TweetDeleted", TweetDeleted.class, 1),
          new MessageType<>("TweetReappeared", TweetReappeared.class, 1),
          new MessageType<>("ProfileChanged", ProfileChanged.class, 1),
          new MessageType<>("ActionSettled", ActionSettled.class, 1));

  /** The type whose payload is {@code payload}. */
  public static MessageType<?> of(Class<? extends Message> payload) {
    for (List<? extends MessageType<?>> types : List.of(JOBS, EVENTS)) {
      for (MessageType<?> type : types) {
        if (type.payload().equals(payload)) {
          return type;
        }
      }
    }
    throw new IllegalArgumentException(payload + " is not a registered message");
  }
}
