/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.post;

import dev.covey.model.text.StorableText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A post's text as people read it, and the names that stand before it in a reply.
 *
 * @param text links whole, nothing escaped, without leading names and without the link to the
 *     post's own media or quote
 */
public record ReadableText(String text, List<String> leadingNames) {
  private static final Pattern NAMES = Pattern.compile("(?:@\\w{1,15}\\s+)+");
  private static final Pattern NAME = Pattern.compile("@(\\w+)");
  private static final Pattern LINKS = Pattern.compile("\\s*(?:https?://t\\.co/\\w+\\s*)*");
  private static final Pattern LAST_LINK = Pattern.compile("\\s*(https?://t\\.co/\\w+)\\s*$");

  public ReadableText {
    leadingNames = List.copyOf(leadingNames);
  }

  /**
   * Reads a post of either vocabulary.
   *
   * @param reply whether names at the beginning are those of whom it answers
   * @param hidden which links readers do not see where they end the text
   */
  public static ReadableText of(JsonNode post, boolean reply, Predicate<JsonNode> hidden) {
    JsonNode note = Json.either(post, "note_post", "note_tweet");
    boolean isLong = note.hasNonNull("text");
    JsonNode holder = isLong ? note : post;
    ShortLinks links = new ShortLinks(holder.path("entities").path("urls"));
    String raw = holder.path("text").asString("");
    // The range is that of the cut text; a long one has none.
    int[] range = isLong ? whole(raw, reply) : range(post.path("display_text_range"), raw);
    String shown = withoutHidden(raw.substring(range[0], range[1]), links, hidden);
    return new ReadableText(
        StorableText.of(links.expand(shown)), names(raw.substring(0, range[0])));
  }

  private static int[] whole(String raw, boolean reply) {
    Matcher names = NAMES.matcher(raw);
    return new int[] {reply && names.lookingAt() ? names.end() : 0, raw.length()};
  }

  /** Believed only where nothing but names is before it, and nothing but links behind. */
  private static int[] range(JsonNode range, String raw) {
    int points = raw.codePointCount(0, raw.length());
    int first = Math.clamp(range.path(0).asInt(0), 0, points);
    int last = Math.clamp(range.path(1).asInt(points), first, points);
    int start = raw.offsetByCodePoints(0, first);
    int end = raw.offsetByCodePoints(0, last);
    return new int[] {
      NAMES.matcher(raw.substring(0, start)).matches() ? start : 0,
      LINKS.matcher(raw.substring(end)).matches() ? end : raw.length()
    };
  }

  private static String withoutHidden(String text, ShortLinks links, Predicate<JsonNode> hidden) {
    String rest = text;
    Matcher last = LAST_LINK.matcher(rest);
    while (last.find()) {
      JsonNode link = links.find(last.group(1));
      if (link == null || !hidden.test(link)) {
        break;
      }
      rest = rest.substring(0, last.start());
      last = LAST_LINK.matcher(rest);
    }
    return rest;
  }

  private static List<String> names(String head) {
    List<String> names = new ArrayList<>();
    Matcher name = NAME.matcher(head);
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }
}
