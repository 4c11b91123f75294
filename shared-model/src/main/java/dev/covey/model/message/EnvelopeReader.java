/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one envelope in a single pass over its tokens; the payload is kept as a tree only where it
 * comes before its type and version. For one message and one thread.
 */
final class EnvelopeReader {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** Finds the reader of a type's payload in a version. */
  interface PayloadReaders {
    @Nullable ObjectReader find(String type, int version);
  }

  private final JsonMapper mapper;
  private final PayloadReaders readers;
  private @Nullable UUID id;
  private @Nullable String type;
  private @Nullable Integer version;
  private @Nullable Instant createdAt;
  private @Nullable String traceparent;
  private @Nullable Message payload;
  private @Nullable JsonNode early;
  private boolean payloadSeen;

  EnvelopeReader(JsonMapper mapper, PayloadReaders readers) {
    this.mapper = mapper;
    this.readers = readers;
  }

  Decoded read(byte[] body) {
    try (JsonParser json = mapper.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedEnvelopeException("not a JSON object");
      }
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        json.nextToken();
        member(name, json);
      }
      if (json.nextToken() != null) {
        throw new MalformedEnvelopeException("something follows the JSON object");
      }
      return finish();
    } catch (MalformedEnvelopeException malformed) {
      return new Decoded.Unreadable(malformed.reason());
    }
  }

  private void member(String name, JsonParser json) throws MalformedEnvelopeException {
    switch (name) {
      case "id" -> id = uuid(text(name, json));
      case "type" -> type = text(name, json);
      case "version" -> version = number(name, json);
      case "createdAt" -> createdAt = instant(text(name, json));
      case "traceparent" ->
          traceparent = json.currentToken() == JsonToken.VALUE_NULL ? null : text(name, json);
      case "payload" -> payload(json);
      default -> json.skipChildren();
    }
  }

  private void payload(JsonParser json) throws MalformedEnvelopeException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedEnvelopeException("payload is not an object");
    }
    payloadSeen = true;
    if (type == null || version == null) {
      early = mapper.readTree(json);
      return;
    }
    ObjectReader reader = readers.find(type, version);
    if (reader == null) {
      json.skipChildren();
    } else {
      payload = reader.readValue(json);
    }
  }

  private Decoded finish() throws MalformedEnvelopeException {
    UUID id = required("id", this.id);
    String type = required("type", this.type);
    int version = required("version", this.version);
    Instant createdAt = required("createdAt", this.createdAt);
    if (!payloadSeen) {
      throw new MalformedEnvelopeException("payload is missing");
    }
    if (early != null) {
      ObjectReader reader = readers.find(type, version);
      payload = reader == null ? null : reader.readValue(early);
    }
    if (payload == null) {
      return new Decoded.Foreign(
          id, type, version, "version " + version + " of type " + type + " is not known here");
    }
    return new Decoded.Known(new Envelope<>(id, version, createdAt, traceparent, payload));
  }

  private static <T> T required(String name, @Nullable T value) throws MalformedEnvelopeException {
    if (value == null) {
      throw new MalformedEnvelopeException(name + " is missing");
    }
    return value;
  }

  private static String text(String name, JsonParser json) throws MalformedEnvelopeException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new MalformedEnvelopeException(name + " is not a string");
    }
    return json.getString();
  }

  private static int number(String name, JsonParser json) throws MalformedEnvelopeException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new MalformedEnvelopeException(name + " is not a whole number");
    }
    return json.getIntValue();
  }

  private static UUID uuid(String text) throws MalformedEnvelopeException {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw new MalformedEnvelopeException("id is not a UUID");
    }
  }

  private static Instant instant(String text) throws MalformedEnvelopeException {
    Instant instant;
    try {
      instant = Instant.parse(text);
    } catch (DateTimeException _) {
      throw new MalformedEnvelopeException("createdAt is not an ISO-8601 instant in UTC");
    }
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw new MalformedEnvelopeException("createdAt is not in the years 1 to 9999");
    }
    return instant;
  }

  /** Ends the reading; never leaves this class. */
  private static final class MalformedEnvelopeException extends Exception {
    MalformedEnvelopeException(String reason) {
      super(reason, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }
}
