/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import dev.covey.chassis.broker.FleetMessage;
import dev.covey.model.message.Decoded;
import dev.covey.model.message.Job;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.InsertParkedMessage;
import dev.covey.model.outbox.ParkingKind;
import dev.covey.model.seal.Sha256;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Makes a job of a message, or says why that can't be. */
final class MessageDecoder {
  private static final Duration JUST_NOW = Duration.ofSeconds(3);
  private static final int KEPT_OF_OVERSIZED = 64 * 1024;

  private final MessageCodec codec;
  private final Class<? extends Job> type;
  private final String queue;
  private final int maxBytes;

  MessageDecoder(MessageCodec codec, Class<? extends Job> type, String queue, int maxBytes) {
    this.codec = codec;
    this.type = type;
    this.queue = queue;
    this.maxBytes = maxBytes;
  }

  /** What a message turned out to be. */
  sealed interface Result {
    record Usable(HeldJob job) implements Result {}

    record Parked(Settlement.Unusable settlement) implements Result {}
  }

  Result decode(
      Delivery delivery, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
    Message message = new Message(delivery, envelope, properties, body);
    if (body.length > maxBytes) {
      String reason =
          "the message has " + body.length + " bytes, and at most " + maxBytes + " are read";
      return park(message, ParkingKind.OVERSIZED, null, reason);
    }
    return switch (codec.decode(body)) {
      case Decoded.Known(var known) when type.isInstance(known.payload()) ->
          usable(message, retyped(known, type.cast(known.payload())));
      case Decoded.Known(var known) ->
          park(
              message,
              ParkingKind.UNKNOWN,
              known.type(),
              "type " + known.type() + " does not belong to queue " + queue);
      case Decoded.Foreign(_, String foreign, _, String reason) ->
          park(message, ParkingKind.UNKNOWN, foreign, reason);
      case Decoded.Unreadable(String reason) -> park(message, ParkingKind.UNREADABLE, null, reason);
    };
  }

  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  private record Message(
      Delivery delivery, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
    String headers() {
      return MessageHeaders.text(properties, envelope);
    }
  }

  private static <J extends Job> dev.covey.model.message.Envelope<J> retyped(
      dev.covey.model.message.Envelope<?> known, J payload) {
    return new dev.covey.model.message.Envelope<>(
        known.id(), known.version(), known.createdAt(), known.traceparent(), payload);
  }

  private Result usable(Message message, dev.covey.model.message.Envelope<? extends Job> known) {
    boolean fresh =
        !message.delivery().redelivered() && FleetMessage.isFresh(message.properties(), JUST_NOW);
    var arrival = new HeldJob.Arrival(message.delivery(), message.body(), message::headers, fresh);
    return new Result.Usable(new HeldJob(known, arrival));
  }

  private Result park(
      Message message, ParkingKind kind, @Nullable String foreignType, String reason) {
    byte[] body = message.body();
    byte[] kept =
        kind == ParkingKind.OVERSIZED
            ? Arrays.copyOf(body, Math.min(body.length, KEPT_OF_OVERSIZED))
            : body;
    var row =
        new InsertParkedMessage.Row(
            kind,
            foreignType,
            queue,
            reason,
            message.headers(),
            kept,
            body.length,
            HexFormat.of().formatHex(Sha256.of(body)),
            message.delivery().redelivered());
    return new Result.Parked(new Settlement.Unusable(message.delivery(), row));
  }
}
