/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.post;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The links of a text by their short form. They are found in the text by that form, not by their
 * places, which X has counted in more than one way.
 */
public final class ShortLinks {
  private static final Pattern SHORT = Pattern.compile("https?://t\\.co/\\w+");
  private static final Pattern ESCAPE = Pattern.compile("&(amp|lt|gt);");

  private final Map<String, JsonNode> byShortForm = new LinkedHashMap<>();

  /** Reads {@code entities.urls}. */
  public ShortLinks(JsonNode urls) {
    for (JsonNode url : urls) {
      String shortForm = Json.text(url, "url");
      if (shortForm != null) {
        byShortForm.putIfAbsent(shortForm, url);
      }
    }
  }

  public Iterable<JsonNode> all() {
    return byShortForm.values();
  }

  /** Null if X does not say where it leads. */
  public @Nullable JsonNode find(String shortForm) {
    return byShortForm.get(shortForm);
  }

  /** The text as it was typed: with whole links, and without X's escapes. */
  public String expand(String text) {
    StringBuilder whole = new StringBuilder(text.length() + 64);
    Matcher link = SHORT.matcher(text);
    int done = 0;
    while (link.find()) {
      whole.append(unescape(text.substring(done, link.start())));
      whole.append(expanded(link.group()));
      done = link.end();
    }
    return whole.append(unescape(text.substring(done))).toString();
  }

  private String expanded(String shortForm) {
    JsonNode url = byShortForm.get(shortForm);
    String expanded = url == null ? null : Json.text(url, "expanded_url");
    return expanded == null ? shortForm : expanded;
  }

  /** In one go, so that an escape that was typed stays one. */
  private static String unescape(String text) {
    return text.indexOf('&') < 0
        ? text
        : ESCAPE
            .matcher(text)
            .replaceAll(escape ->
                switch (escape.group(1)) {
                  case "lt" -> "<";
                  case "gt" -> ">";
                  default -> "&";
                });
  }
}
