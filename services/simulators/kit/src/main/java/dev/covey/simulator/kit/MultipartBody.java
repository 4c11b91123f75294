/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads multipart/form-data bodies; what is not one has no parts. */
public final class MultipartBody {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
  private static final Pattern TYPE =
      Pattern.compile("^content-type:\\s*(\\S+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private MultipartBody() {}

  /** One part: a field, or a file if it has a file name. */
  public static final class Part {
    private final String name;
    private final Optional<String> fileName;
    private final String contentType;
    private final byte[] content;

    Part(String name, Optional<String> fileName, String contentType, byte[] content) {
      this.name = name;
      this.fileName = fileName;
      this.contentType = contentType;
      this.content = content;
    }

    public String name() {
      return name;
    }

    public Optional<String> fileName() {
      return fileName;
    }

    public String contentType() {
      return contentType;
    }

    public byte[] content() {
      return content.clone();
    }

    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  static List<Part> parse(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!contentType.startsWith("multipart/") || !boundary.find()) {
      return List.of();
    }
    // ISO-8859-1 maps every byte to one character, so offsets in the text are offsets in the bytes.
    var text = new String(body, StandardCharsets.ISO_8859_1);
    String delimiter = "--" + boundary.group(1);
    var parts = new ArrayList<Part>();
    int start = text.indexOf(delimiter);
    while (start >= 0) {
      int next = text.indexOf("\r\n" + delimiter, start + delimiter.length());
      if (next < 0) {
        break;
      }
      part(text.substring(start + delimiter.length() + 2, next)).ifPresent(parts::add);
      start = next + 2;
    }
    return parts;
  }

  private static Optional<Part> part(String raw) {
    int blank = raw.startsWith("\r\n") ? 0 : raw.indexOf("\r\n\r\n");
    if (blank < 0) {
      return Optional.empty();
    }
    String head =
        new String(
            raw.substring(0, blank).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    byte[] content = raw.substring(blank + 4).getBytes(StandardCharsets.ISO_8859_1);
    return find(NAME, head).map(name -> new Part(name, find(FILE_NAME, head), type(head), content));
  }

  private static String type(String head) {
    return find(TYPE, head).orElse("text/plain");
  }

  private static Optional<String> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
