/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x.post;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which links X puts at the end of a post that nobody typed: those to its own media, and to what it
 * quotes.
 *
 * @param quotedId null if it quotes nothing
 */
public record HiddenLinks(@Nullable Long quotedId) implements Predicate<JsonNode> {
  private static final Pattern OWN_MEDIA =
      Pattern.compile(
          "https?://(?:x|twitter)\\.com/(?:\\w+/status/\\d+/(?:photo|video)/\\d+|messages/media/.+)");
  private static final Pattern STATUS =
      Pattern.compile("https?://(?:mobile\\.)?(?:x|twitter)\\.com/\\w+/status/(\\d+)(?:[/?#].*)?");

  @Override
  public boolean test(JsonNode link) {
    String leadsTo = Json.text(link, "expanded_url");
    return link.hasNonNull("media_key")
        || (leadsTo != null
            && (isMedia(leadsTo) || (quotedId != null && leadsTo(leadsTo, quotedId))));
  }

  public static boolean isMedia(String url) {
    return OWN_MEDIA.matcher(url).matches();
  }

  /** Whether that address is the post's. */
  public static boolean leadsTo(String url, long postId) {
    Matcher status = STATUS.matcher(url);
    return status.matches() && status.group(1).equals(Long.toString(postId));
  }
}
