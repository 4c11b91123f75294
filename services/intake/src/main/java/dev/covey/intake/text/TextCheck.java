/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.intake.text;

import dev.covey.chassis.text.WeightedText;
import dev.covey.chassis.text.WeightedText.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts checked for machines: the member names are a contract. */
public final class TextCheck {
  /** Far beyond what X takes; what is longer is not looked at. */
  private static final int LONGEST = 100_000;

  /** Every character may be escaped, in six others. */
  private static final int LONGEST_LINE = LONGEST * 6 + 2;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(LONGEST_LINE).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private TextCheck() {}

  record Checked(
      int weightedLength, boolean valid, List<Integer> validRange, List<Integer> displayRange) {}

  record Unread(String error) {}

  /** Ranges count from 0 with both ends in them, [-1,-1] for none. */
  public static String json(String text) {
    if (text.length() > LONGEST) {
      return error("the text has more than 100,000 characters");
    }
    WeightedText weighed = WeightedText.of(text);
    return MAPPER.writeValueAsString(
        new Checked(
            weighed.length(),
            weighed.valid(),
            range(weighed.validRange()),
            range(weighed.displayRange())));
  }

  /**
   * Reads one JSON string a line and writes one object a line, in constant memory. Returns false
   * where a line was none; its object says what is wrong.
   */
  public static boolean lines(InputStream in, Writer out) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    StringBuilder line = new StringBuilder();
    boolean right = true;
    while (readLine(reader, line)) {
      String text = line.length() > LONGEST_LINE ? null : parse(line.toString());
      right &= text != null && text.length() <= LONGEST;
      out.write(
          text != null
              ? json(text)
              : error(
                  line.length() > LONGEST_LINE
                      ? "the line is too long"
                      : "the line is no JSON string"));
      out.write('\n');
    }
    return right;
  }

  /** Keeps no more of a line than is looked at. Returns false at the end. */
  private static boolean readLine(BufferedReader reader, StringBuilder line) throws IOException {
    line.setLength(0);
    int read = reader.read();
    if (read < 0) {
      return false;
    }
    for (; read >= 0 && read != '\n'; read = reader.read()) {
      if (line.length() <= LONGEST_LINE) {
        line.append((char) read);
      }
    }
    return true;
  }

  private static @Nullable String parse(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      return node.isString() ? node.stringValue() : null;
    } catch (JacksonException noJson) {
      return null;
    }
  }

  private static String error(String words) {
    return MAPPER.writeValueAsString(new Unread(words));
  }

  private static List<Integer> range(Span span) {
    return List.of(span.from(), span.to());
  }
}
