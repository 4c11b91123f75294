/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.view;

import dev.covey.simulator.x.state.Media;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture or film as an answer shows it. Only pictures have an address and a description of their
 * own; films have a still and one stream per quality, the animated ones a single stream.
 */
final class MediaView {
  private static final String STREAM = "video/mp4";

  private MediaView() {}

  static Map<String, Object> show(Media item, FieldQuery fields) {
    boolean photo = item.type().equals("photo");
    var json = new LinkedHashMap<String, Object>();
    json.put("media_key", item.key());
    json.put("type", item.type());
    for (String field : fields.media()) {
      switch (field) {
        case "url" -> putIf(photo, json, field, item.url());
        case "alt_text" -> putIf(photo && !item.altText().isEmpty(), json, field, item.altText());
        case "preview_image_url" -> putIf(!photo, json, field, still(item.url()));
        case "variants" -> putIf(!photo, json, field, variants(item));
        case "width" -> json.put("width", item.width());
        case "height" -> json.put("height", item.height());
        default -> {}
      }
    }
    return json;
  }

  private static void putIf(boolean has, Map<String, Object> json, String field, Object value) {
    if (has) {
      json.put(field, value);
    }
  }

  private static List<Map<String, Object>> variants(Media film) {
    if (film.type().equals("animated_gif")) {
      return List.of(Map.of("bit_rate", 0, "content_type", STREAM, "url", film.url()));
    }
    return List.of(
        Map.of("bit_rate", 632_000, "content_type", STREAM, "url", film.url() + ".small.mp4"),
        Map.of("content_type", "application/x-mpegURL", "url", film.url() + ".m3u8?tag=12"),
        Map.of("bit_rate", 2_176_000, "content_type", STREAM, "url", film.url() + "?tag=12"));
  }

  private static String still(String film) {
    String name = film.replaceFirst("^https?://[^/]+/", "").replaceFirst("\\.\\w+$", "");
    return "https://pbs.twimg.com/"
        + name.replaceFirst("^(ext_tw_video|tweet_video)/", "$1_thumb/")
        + ".jpg";
  }
}
