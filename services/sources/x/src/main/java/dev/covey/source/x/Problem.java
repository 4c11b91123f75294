/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an answer says went wrong, whichever of X's forms it came in: a problem, a problem with a
 * list of errors inside, the old code form, or an error beside data.
 *
 * @param slug the last part of the problem type; empty for {@code about:blank} and for none
 * @param code the old API's error code, 0 for none
 * @param reason a finer name beside the slug; empty for none
 */
record Problem(
    String slug, int code, String title, String detail, String reason, @Nullable String period) {
  static final Problem NONE = new Problem("", 0, "", "", "", null);

  boolean isNone() {
    return equals(NONE);
  }

  /** Reads the outermost problem; a list of errors lends it what it lacks itself. */
  static Problem read(JsonNode body) {
    if (!body.isObject()) {
      return NONE;
    }
    Problem outer = one(body);
    JsonNode errors = body.path("errors");
    if (errors.isEmpty()) {
      return outer;
    }
    Problem first = one(errors.get(0));
    return new Problem(
        outer.slug.isEmpty() ? first.slug : outer.slug,
        outer.code == 0 ? first.code : outer.code,
        outer.title.isEmpty() ? first.title : outer.title,
        joined(outer.detail, details(errors)),
        outer.reason.isEmpty() ? first.reason : outer.reason,
        outer.period == null ? first.period : outer.period);
  }

  static Problem one(JsonNode node) {
    String detail = text(node, "detail");
    return new Problem(
        slug(text(node, "type")),
        node.path("code").asInt(0),
        text(node, "title"),
        detail.isEmpty() ? text(node, "message") : detail,
        text(node, "reason"),
        node.hasNonNull("period") ? text(node, "period") : null);
  }

  /** For people: the best words that the answer had. */
  String describe() {
    String words = detail.isEmpty() ? title : detail;
    if (words.isEmpty()) {
      words = "no reason given";
    }
    String name = code != 0 ? "code " + code : slug;
    return name.isEmpty() ? words : words + " (" + name + ")";
  }

  private static String slug(String type) {
    int slash = type.lastIndexOf('/');
    return slash < 0 ? "" : type.substring(slash + 1);
  }

  private static String details(JsonNode errors) {
    List<String> found = new ArrayList<>();
    for (JsonNode error : errors) {
      String detail = one(error).detail;
      if (!detail.isEmpty() && !found.contains(detail) && found.size() < 5) {
        found.add(detail);
      }
    }
    return String.join("; ", found);
  }

  private static String joined(String one, String two) {
    if (one.isEmpty() || two.isEmpty() || one.equals(two)) {
      return one.isEmpty() ? two : one;
    }
    return one + " " + two;
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isValueNode() && !value.isNull() ? value.asString() : "";
  }
}
