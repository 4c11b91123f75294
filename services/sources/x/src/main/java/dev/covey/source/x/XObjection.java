/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What X says of one thing that was asked for and is not given, whichever of its forms it came in.
 *
 * @param parameter by which parameter it was asked for; empty where X does not say
 * @param value the id or name; empty where X does not say
 * @param words X's own, for people
 */
public record XObjection(Kind kind, String parameter, String value, String words) {

  /** Why it is not given. */
  public enum Kind {
    NOT_FOUND,
    /** A person is suspended. */
    SUSPENDED,
    /** It is not for this reader; X does not tell protected and suspended authors apart. */
    NOT_AUTHORIZED,
    /** It is there, but kept back. */
    WITHHELD,
    /** Anything else, which says nothing about the thing. */
    OTHER
  }

  /** Whether it says something about the thing itself. */
  boolean isDefinite() {
    return kind != Kind.OTHER;
  }

  /** Everything that an answer objects to, be it in a list or be it the whole answer. */
  static List<XObjection> in(JsonNode body) {
    List<XObjection> objections = new ArrayList<>();
    for (JsonNode error : body.path("errors")) {
      objections.add(one(error));
    }
    if (objections.isEmpty() && !Problem.one(body).isNone()) {
      objections.add(one(body));
    }
    return objections;
  }

  private static XObjection one(JsonNode error) {
    Problem problem = Problem.one(error);
    String id = text(error, "resource_id");
    return new XObjection(
        kind(problem),
        text(error, "parameter"),
        id.isEmpty() ? text(error, "value") : id,
        problem.describe());
  }

  private static Kind kind(Problem problem) {
    return switch (problem.code()) {
      case 50, 144 -> Kind.NOT_FOUND;
      case 63 -> Kind.SUSPENDED;
      case 179 -> Kind.NOT_AUTHORIZED;
      default -> bySlug(problem);
    };
  }

  private static Kind bySlug(Problem problem) {
    return switch (problem.slug()) {
      // Of a suspended person X says the same as of one that does not exist; only the title
      // differs.
      case "resource-not-found" ->
          problem.title().equals("Forbidden") ? Kind.SUSPENDED : Kind.NOT_FOUND;
      case "not-authorized-for-resource" -> Kind.NOT_AUTHORIZED;
      case "resource-unavailable", "disallowed-resource" -> Kind.WITHHELD;
      default -> Kind.OTHER;
    };
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isValueNode() && !value.isNull() ? value.asString() : "";
  }
}
