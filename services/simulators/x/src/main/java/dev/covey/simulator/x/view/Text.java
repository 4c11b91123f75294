/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.view;

import dev.covey.simulator.x.state.Mentions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as the platform gives it: addresses shortened to t.co, signs escaped, and the entities in
 * it with their places, counted in code points of the text as given.
 */
public record Text(String value, Map<String, List<Map<String, Object>>> entities) {

  private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\"?!.,:;)']");
  private static final Pattern HASHTAG =
      Pattern.compile("(?<![\\p{L}\\p{N}_&#])#([\\p{L}\\p{N}_]*[\\p{L}_][\\p{L}\\p{N}_]*)");
  private static final Pattern CASHTAG = Pattern.compile("(?<![\\w$])\\$([A-Za-z]{1,6})\\b");

  /** Gives a text as the platform does. */
  public static Text of(String raw, boolean escape) {
    var entities = new LinkedHashMap<String, List<Map<String, Object>>>();
    var value = new StringBuilder();
    Matcher matcher = URL.matcher(raw);
    int from = 0;
    while (matcher.find()) {
      value.append(escaped(raw.substring(from, matcher.start()), escape));
      String shortened = shorten(matcher.group());
      add(entities, "urls", url(matcher.group(), shortened, codePoints(value)));
      value.append(shortened);
      from = matcher.end();
    }
    value.append(escaped(raw.substring(from), escape));
    String text = value.toString();
    tags(text, Mentions.pattern(), "mentions", "username", entities);
    tags(text, HASHTAG, "hashtags", "tag", entities);
    tags(text, CASHTAG, "cashtags", "tag", entities);
    return new Text(text, entities);
  }

  /** The same with a link to its pictures at the end, as every post with pictures has. */
  public Text withMediaLink(String expanded, List<String> mediaKeys) {
    if (mediaKeys.isEmpty()) {
      return this;
    }
    var more = new LinkedHashMap<>(entities);
    String lead = value.isEmpty() ? "" : value + " ";
    String shortened = shorten(expanded);
    for (String key : mediaKeys) {
      Map<String, Object> link = url(expanded, shortened, codePoints(lead));
      link.put("media_key", key);
      more.put("urls", appended(more.getOrDefault("urls", List.of()), link));
    }
    return new Text(lead + shortened, more);
  }

  /** The same with a link at the end, and what is known of the page it leads to. */
  Text withLink(String expanded, Map<String, Object> page) {
    String lead = value.isEmpty() ? "" : value + " ";
    String shortened = shorten(expanded);
    Map<String, Object> link = url(expanded, shortened, codePoints(lead));
    link.putAll(page);
    var more = new LinkedHashMap<>(entities);
    more.put("urls", appended(more.getOrDefault("urls", List.of()), link));
    return new Text(lead + shortened, more);
  }

  boolean hasLink(String expanded) {
    return entities.getOrDefault("urls", List.of()).stream()
        .anyMatch(link -> expanded.equals(link.get("expanded_url")));
  }

  /** The same with what is known of the page that one of its links leads to. */
  Text withPage(String expanded, Map<String, Object> page) {
    var links = new ArrayList<Map<String, Object>>();
    for (Map<String, Object> link : entities.getOrDefault("urls", List.of())) {
      var more = new LinkedHashMap<>(link);
      if (expanded.equals(link.get("expanded_url"))) {
        more.putAll(page);
      }
      links.add(more);
    }
    var changed = new LinkedHashMap<>(entities);
    changed.put("urls", links);
    return new Text(value, changed);
  }

  private static List<Map<String, Object>> appended(
      List<Map<String, Object>> list, Map<String, Object> item) {
    var more = new ArrayList<>(list);
    more.add(item);
    return more;
  }

  private static String escaped(String text, boolean escape) {
    return escape ? text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") : text;
  }

  private static Map<String, Object> url(String expanded, String shortened, int start) {
    var url = new LinkedHashMap<String, Object>();
    url.put("start", start);
    url.put("end", start + shortened.length());
    url.put("url", shortened);
    url.put("expanded_url", expanded);
    String bare = expanded.replaceFirst("^https?://(www\\.)?", "");
    url.put("display_url", bare.length() > 27 ? bare.substring(0, 26) + "…" : bare);
    return url;
  }

  /** The same address is always shortened to the same 23 signs. */
  static String shorten(String url) {
    long hash = 1125899906842597L;
    for (int i = 0; i < url.length(); i++) {
      hash = 31 * hash + url.charAt(i);
    }
    String letters = Long.toString(Math.abs(hash % 3_656_158_440_062_976L), 36);
    return "https://t.co/" + "0".repeat(10 - letters.length()) + letters;
  }

  private static void tags(
      String text,
      Pattern pattern,
      String name,
      String member,
      Map<String, List<Map<String, Object>>> entities) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      var tag = new LinkedHashMap<String, Object>();
      tag.put("start", text.codePointCount(0, matcher.start()));
      tag.put("end", text.codePointCount(0, matcher.end()));
      tag.put(member, matcher.group(1));
      add(entities, name, tag);
    }
    entities.computeIfPresent(
        name,
        (key, list) -> {
          list.sort(Comparator.comparingInt(tag -> (int) tag.getOrDefault("start", 0)));
          return list;
        });
  }

  private static void add(
      Map<String, List<Map<String, Object>>> entities, String name, Map<String, Object> entity) {
    entities.computeIfAbsent(name, key -> new ArrayList<>()).add(entity);
  }

  private static int codePoints(CharSequence text) {
    return text.toString().codePointCount(0, text.length());
  }
}
