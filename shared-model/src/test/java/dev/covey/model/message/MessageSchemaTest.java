/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class MessageSchemaTest {
  private static final UUID ID = UUID.fromString("01934f6e-8000-7000-8000-000000000001");
  private static final Instant CREATED = Instant.parse("2026-11-20T08:15:30.123456Z");
  private static final List<MessageType<?>> TYPES =
      Stream.<MessageType<?>>concat(MessageType.JOBS.stream(), MessageType.EVENTS.stream())
          .toList();

  private final MessageCodec codec = new MessageCodec();
  private final MessageSchemas schemas = new MessageSchemas();

  static List<Message> samples() {
    return MessageSamples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatIsWritten_fitsItsSchema(Message sample) {
    ObjectNode message = encode(sample, Traceparent.root().header());

    assertThat(schemas.problems("envelope", message.toString())).isEmpty();
    assertThat(schemas.problems(sample.type(), message.get("payload").toString())).isEmpty();
    assertThat(schemas.problems("envelope", encode(sample, null).toString())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void missingOrWrongMember_isRefusedByBothSchemaAndCodec(Message sample) {
    for (String member : required(sample.getClass())) {
      ObjectNode missing = encode(sample, null);
      payload(missing).remove(member);
      assertRefused(missing, member);

      ObjectNode wrong = encode(sample, null);
      payload(wrong).put(member, true);
      assertRefused(wrong, member);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "type", "version", "createdAt", "payload"})
  void missingOrWrongEnvelopeMember_isRefusedByBothSchemaAndCodec(String member) {
    ObjectNode missing = encode(MessageSamples.all().getFirst(), null);
    missing.remove(member);
    assertRefused(missing, member);

    ObjectNode wrong = encode(MessageSamples.all().getFirst(), null);
    wrong.put(member, true);
    assertRefused(wrong, member);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void unknownMembers_areTakenByBothSchemaAndCodec(Message sample) {
    ObjectNode message = encode(sample, null);
    message.put("later", 1);
    payload(message).putObject("later").put("more", "yes");

    assertThat(schemas.problems("envelope", message.toString())).isEmpty();
    assertThat(decode(message)).isInstanceOf(Decoded.Known.class);
  }

  @Test
  void instantsThatAreNone_areRefused() {
    ObjectNode message =
        encode(new TweetDeleted(7, "1859300000000000001", "gone", CREATED, List.of()), null);
    for (String text : List.of("yesterday", "2026-13-20T08:00:00Z", "2026-11-20T08:00:00")) {
      payload(message).put("detectedAt", text);
      assertRefused(message, "detectedAt");
    }
  }

  @ParameterizedTest
  @FieldSource("TYPES")
  void schemasMembers_areThoseOfTheRecord(MessageType<?> type) {
    JsonNode schema = schemas.text(type.name());

    assertThat(schema.get("properties").propertyNames())
        .containsExactlyElementsOf(components(type.payload()));
    assertThat(texts(schema.get("required"))).isEqualTo(required(type.payload()));
    assertThat(schema.get("additionalProperties").booleanValue()).isTrue();
    assertThat(schema.get("title").stringValue())
        .isEqualTo(type.name() + ", version " + type.version());
  }

  @Test
  void envelopesMembers_areThoseThatAreWritten() {
    JsonNode schema = schemas.text("envelope");
    Message sample = MessageSamples.all().getFirst();

    assertThat(schema.get("properties").propertyNames())
        .containsExactlyElementsOf(encode(sample, Traceparent.root().header()).propertyNames());
    assertThat(texts(schema.get("required")))
        .containsExactlyElementsOf(encode(sample, null).propertyNames());
  }

  @Test
  void envelope_knowsEveryTypeInItsVersion() {
    List<String> listed = new ArrayList<>();
    for (JsonNode rule : schemas.text("envelope").get("allOf")) {
      JsonNode when = rule.at("/if/properties");
      String file = rule.at("/then/properties/payload/$ref").stringValue();
      assertThat(file).isEqualTo(when.at("/type/const").stringValue() + ".json");
      listed.add(when.at("/type/const").stringValue() + when.at("/version/const").intValue());
    }

    assertThat(listed)
        .containsExactlyElementsOf(
            TYPES.stream().map(type -> type.name() + type.version()).toList());
    assertThat(TYPES.stream().<Class<?>>map(MessageType::payload))
        .containsExactlyInAnyOrderElementsOf(permitted(Message.class));
  }

  /** The records under a sealed interface. */
  private static List<Class<?>> permitted(Class<?> root) {
    return root.isRecord()
        ? List.of(root)
        : Stream.of(root.getPermittedSubclasses())
            .flatMap(each -> permitted(each).stream())
            .toList();
  }

  private static List<String> components(Class<?> type) {
    return Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static List<String> required(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .map(RecordComponent::getName)
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }

  private ObjectNode encode(Message message, @Nullable String traceparent) {
    var envelope = new Envelope<>(ID, codec.version(message), CREATED, traceparent, message);
    return (ObjectNode) MessageSchemas.JSON.readTree(codec.encode(envelope));
  }

  private static ObjectNode payload(ObjectNode message) {
    return (ObjectNode) message.get("payload");
  }

  private Decoded decode(ObjectNode message) {
    return codec.decode(message.toString().getBytes(UTF_8));
  }

  private void assertRefused(ObjectNode message, String member) {
    assertThat(schemas.problems("envelope", message.toString()))
        .anySatisfy(problem -> assertThat(problem).contains(member));
    assertThat(decode(message)).isInstanceOf(Decoded.Unreadable.class);
  }
}
