/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
  private static final UUID ID = UUID.fromString("01934f6e-8000-7000-8000-000000000001");
  private static final Instant CREATED = Instant.parse("2026-11-20T08:15:30.123456Z");
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final MessageCodec codec = new MessageCodec();

  @Test
  void everyRegisteredMessage_comesBackAsItWas() {
    for (Message message : MessageSamples.all()) {
      var envelope = new Envelope<>(ID, codec.version(message), CREATED, TRACE, message);

      assertThat(codec.decode(codec.encode(envelope))).isEqualTo(new Decoded.Known(envelope));
    }
  }

  @Test
  void everyPermittedMessage_isRegistered() {
    assertThat(payloads(MessageType.JOBS)).containsExactlyInAnyOrder(permitted(Job.class));
    assertThat(payloads(MessageType.EVENTS)).containsExactlyInAnyOrder(permitted(Event.class));
    assertThat(MessageSamples.all())
        .extracting(Message::type)
        .containsExactlyInAnyOrderElementsOf(MessageSamples.typeNames());
  }

  private static List<Class<?>> payloads(List<? extends MessageType<?>> types) {
    return types.stream().<Class<?>>map(MessageType::payload).toList();
  }

  private static Class<?>[] permitted(Class<?> root) {
    return root.getPermittedSubclasses();
  }

  @Test
  void wireForm_isAsDocumented() {
    var envelope = new Envelope<>(ID, 1, CREATED, TRACE, new Action(17, "42", "like"));

    assertThat(new String(codec.encode(envelope), UTF_8))
        .isEqualTo(
            """
            {"id":"01934f6e-8000-7000-8000-000000000001","type":"Action","version":1,\
            "createdAt":"2026-11-20T08:15:30.123456Z",\
            "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",\
            "payload":{"actionId":17,"account":"42","kind":"like"}}\
            """);
  }

  @Test
  void textKeepsItsNewlinesAndScripts() {
    Message job = new Archive("1", "https://x.com/a/status/1?q=\n\"é\u0000😀");
    var envelope = new Envelope<>(ID, 1, CREATED, null, job);

    assertThat(codec.decode(codec.encode(envelope))).isEqualTo(new Decoded.Known(envelope));
  }

  @Test
  void memberOrderAndUnknownMembers_doNotMatter() {
    assertThat(
            decode(
                """
                {"payload":{"kind":"like","later":{"a":[1]},"account":"42","actionId":17},
                 "new":[{}], "version":1,"createdAt":"2026-11-20T08:15:30.123456Z",
                 "type":"Action","id":"01934f6e-8000-7000-8000-000000000001"}\
                """))
        .isEqualTo(
            new Decoded.Known(new Envelope<>(ID, 1, CREATED, null, new Action(17, "42", "like"))));
  }

  @Test
  void memberThatMayBeNull_mayBeMissing() {
    Decoded decoded =
        decode(
            envelope(
                "ActionSettled",
                1,
                """
                {"actionId":1,"account":"42","kind":"like","status":"completed",
                 "settledAt":"2026-11-20T08:15:30Z"}\
                """));

    assertThat(decoded).isInstanceOf(Decoded.Known.class);
  }

  @Test
  void unknownTypeOrVersion_isForeign() {
    assertThat(decode(envelope("Action", 9, "{}")))
        .isEqualTo(
            new Decoded.Foreign(ID, "Action", 9, "version 9 of type Action is not known here"));
    assertThat(decode(envelope("Nonesuch", 1, "{}")))
        .asInstanceOf(type(Decoded.Foreign.class))
        .extracting(Decoded.Foreign::type)
        .isEqualTo("Nonesuch");
  }

  @Test
  void unreadableBodies_sayWhatIsWrong() {
    assertUnreadable("", "not a JSON object");
    assertUnreadable("[1]", "not a JSON object");
    assertUnreadable("{", "Unexpected end-of-input");
    assertUnreadable("{} {}", "something follows");
    assertUnreadable("{}", "id is missing");
    assertUnreadable("{\"id\":7}", "id is not a string");
    assertUnreadable("{\"id\":\"seven\"}", "id is not a UUID");
    assertUnreadable("{\"type\":\"A\",\"type\":\"B\"}", "Duplicate Object property \"type\"");
    assertUnreadable("{\"version\":1.5}", "version is not a whole number");
    assertUnreadable("{\"version\":99999999999}", "out of range");
    assertUnreadable("{\"createdAt\":\"yesterday\"}", "createdAt is not an ISO-8601 instant");
    assertUnreadable("{\"payload\":3}", "payload is not an object");
    assertThat(codec.decode(new byte[] {(byte) 0xff, (byte) 0xfe, 0}))
        .isInstanceOf(Decoded.Unreadable.class);
  }

  @Test
  void otherEncodings_areUnreadable() {
    var envelope = new Envelope<>(ID, 1, CREATED, null, new Action(17, "42", "like"));
    String json = new String(codec.encode(envelope), UTF_8);

    for (String encoding : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      assertThat(codec.decode(json.getBytes(Charset.forName(encoding))))
          .isEqualTo(new Decoded.Unreadable("not UTF-8"));
    }
  }

  @Test
  void payloadsThatDoNotFit_sayWhichMember() {
    assertPayload("{\"account\":\"42\",\"kind\":\"like\"}", "actionId");
    assertPayload("{\"actionId\":\"17\",\"account\":\"42\",\"kind\":\"like\"}", "actionId");
    assertPayload("{\"actionId\":1.5,\"account\":\"42\",\"kind\":\"like\"}", "actionId");
    assertPayload("{\"actionId\":null,\"account\":\"42\",\"kind\":\"like\"}", "actionId");
    assertPayload("{\"actionId\":17,\"account\":42,\"kind\":\"like\"}", "account");
    assertPayload("{\"actionId\":17,\"account\":null,\"kind\":\"like\"}", "account");
    assertPayload("{\"actionId\":17,\"actionId\":18,\"account\":\"1\"}", "actionId");
  }

  @Test
  void recordsOwnRules_hold() {
    assertThat(
            decode(
                envelope(
                    "FetchAndPersist",
                    1,
                    """
                    {"profileId":1,"username":"a","from":"2026-01-02T00:00:00Z",
                     "until":"2026-01-01T00:00:00Z"}\
                    """)))
        .asInstanceOf(type(Decoded.Unreadable.class))
        .extracting(Decoded.Unreadable::reason)
        .asString()
        .contains("must be before until");
    assertThat(
            decode(
                envelope(
                    "FetchAndPersist",
                    1,
                    """
                    {"profileId":1,"username":"a","from":1700000000,
                     "until":"2026-01-01T00:00:00Z"}\
                    """)))
        .isInstanceOf(Decoded.Unreadable.class);
    assertThat(decode(envelope("PersistedReview", 1, "{\"profileId\":1,\"tweetIds\":[]}")))
        .isInstanceOf(Decoded.Unreadable.class);
  }

  @Test
  void deepNesting_isUnreadableNotFatal() {
    String deep = "[".repeat(100_000);

    assertThat(decode("{\"payload\":{\"a\":" + deep)).isInstanceOf(Decoded.Unreadable.class);
  }

  @Test
  void ids_riseAndAreOfVersionSeven() {
    MessageIds ids = new MessageIds();
    List<UUID> made = Stream.generate(ids::next).limit(10_000).toList();

    assertThat(made).doesNotHaveDuplicates();
    assertThat(made).allMatch(id -> id.version() == 7 && id.variant() == 2);
    assertThat(made).extracting(UUID::toString).isSorted();
  }

  private Decoded decode(String json) {
    return codec.decode(json.getBytes(UTF_8));
  }

  private static String envelope(String type, int version, String payload) {
    return """
    {"id":"%s","type":"%s","version":%d,"createdAt":"%s","payload":%s}\
    """
        .formatted(ID, type, version, CREATED, payload);
  }

  private void assertUnreadable(String json, String reason) {
    assertThat(decode(json))
        .asInstanceOf(type(Decoded.Unreadable.class))
        .extracting(Decoded.Unreadable::reason)
        .asString()
        .contains(reason);
  }

  private void assertPayload(String payload, String member) {
    assertUnreadable(envelope("Action", 1, payload), member);
  }
}
