/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The only mapping between messages and their JSON. Encoding never fails; decoding never throws:
 * what it can't read it describes. Members that it does not know are ignored. Safe for many
 * threads.
 */
public final class MessageCodec {
  private final JsonMapper mapper = MessageMapper.create();
  private final Map<String, Known> known = new HashMap<>();
  private final Map<Class<?>, ObjectWriter> writers = new HashMap<>();

  /** How to read one type's payload. */
  private record Known(MessageType<?> type, ObjectReader reader) {}

  public MessageCodec() {
    MessageType.JOBS.forEach(this::register);
    MessageType.EVENTS.forEach(this::register);
  }

  private void register(MessageType<?> type) {
    known.put(type.name(), new Known(type, mapper.readerFor(type.payload())));
    writers.put(type.payload(), mapper.writerFor(type.payload()));
  }

  /** The message as JSON in UTF-8. */
  public byte[] encode(Envelope<?> envelope) {
    ObjectWriter writer = writers.get(envelope.payload().getClass());
    if (writer == null) {
      throw new IllegalArgumentException(envelope.payload().getClass() + " is not registered");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
    try (JsonGenerator json = mapper.createGenerator(bytes, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringProperty("id", envelope.id().toString());
      json.writeStringProperty("type", envelope.type());
      json.writeNumberProperty("version", envelope.version());
      json.writeStringProperty("createdAt", envelope.createdAt().toString());
      if (envelope.traceparent() != null) {
        json.writeStringProperty("traceparent", envelope.traceparent());
      }
      json.writeName("payload");
      writer.writeValue(json, envelope.payload());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #encode} wrote, or says why it can't. */
  public Decoded decode(byte[] body) {
    if (body.length > 1 && (body[0] == 0 || body[1] == 0)) {
      return new Decoded.Unreadable("not UTF-8"); // UTF-16 or UTF-32, which the parser would take
    }
    EnvelopeReader reader = new EnvelopeReader(mapper, this::payloadReader);
    try {
      return reader.read(body);
    } catch (JacksonException unreadable) {
      return new Decoded.Unreadable(MessageMapper.explain(unreadable));
    }
  }

  private @Nullable ObjectReader payloadReader(String type, int version) {
    Known found = known.get(type);
    return found == null || found.type().version() != version ? null : found.reader();
  }

  /** The version that this build writes for a payload's type. */
  public int version(Message payload) {
    Known found = known.get(payload.type());
    if (found == null) {
      throw new IllegalArgumentException(payload.type() + " is not registered");
    }
    return found.type().version();
  }
}
