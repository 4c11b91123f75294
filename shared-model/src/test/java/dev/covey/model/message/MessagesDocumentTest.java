/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds MESSAGES.md to what the code does. */
class MessagesDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("covey.root", ".."), "MESSAGES.md");
  private static final Pattern SECTION =
      Pattern.compile("^### (\\w+)\\n(.*?)(?=^##)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern EXAMPLE =
      Pattern.compile("^```json\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  private static String document = "";
  private static Map<String, String> sections = Map.of();

  private final MessageCodec codec = new MessageCodec();
  private final MessageSchemas schemas = new MessageSchemas();

  @BeforeAll
  static void read() throws IOException {
    document = Files.readString(DOCUMENT);
    sections = new LinkedHashMap<>();
    Matcher section = SECTION.matcher(document);
    while (section.find()) {
      sections.put(section.group(1), section.group(2));
    }
  }

  @Test
  void everyMessage_hasItsSection() {
    assertThat(sections.keySet()).containsExactlyElementsOf(MessageSamples.typeNames());
  }

  @Test
  void everySection_namesEveryMember() {
    for (Message sample : MessageSamples.all()) {
      for (RecordComponent member : sample.getClass().getRecordComponents()) {
        assertThat(sections.get(sample.type())).contains("| `" + member.getName() + "` |");
      }
    }
  }

  @Test
  void everyExample_isAWholeMessageOfItsSection() {
    sections.forEach((name, section) -> {
      Matcher example = EXAMPLE.matcher(section);
      assertThat(example.find()).as("example of " + name).isTrue();
      String json = example.group(1);

      assertThat(schemas.problems("envelope", json)).isEmpty();
      Envelope<Message> envelope = decode(json);
      assertThat(envelope.type()).isEqualTo(name);
      assertThat(Traceparent.parse(envelope.traceparent())).isNotNull();
      assertThat(MessageSchemas.JSON.readTree(codec.encode(envelope)))
          .isEqualTo(MessageSchemas.JSON.readTree(json));
    });
  }

  @Test
  void everyExampleOfTheDocument_isInASection() {
    assertThat(EXAMPLE.matcher(document).results().count()).isEqualTo(sections.size());
  }

  @Test
  void everyJob_hasItsQueueInTheTable() {
    for (MessageType<?> job : MessageType.JOBS) {
      assertThat(document).contains("| `covey.jobs." + job.name() + "` | `" + job.name() + "` |");
    }
  }

  private Envelope<Message> decode(String json) {
    return assertThat(codec.decode(json.getBytes(UTF_8)))
        .asInstanceOf(type(Decoded.Known.class))
        .actual()
        .envelope();
  }
}
