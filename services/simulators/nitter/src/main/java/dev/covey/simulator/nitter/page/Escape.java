/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

/**
 * Nitter's three ways to escape: in its own text everything, in attributes all but slash and
 * apostrophe, and in a tweet's text only what HTML itself needs.
 */
final class Escape {
  private Escape() {}

  static void text(String raw, StringBuilder out) {
    raw.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#x27;");
            case '/' -> out.append("&#x2F;");
            default -> out.appendCodePoint(c);
          }
        });
  }

  static void attribute(String raw, StringBuilder out) {
    raw.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            default -> out.appendCodePoint(c);
          }
        });
  }

  /** Of a tweet's or bio's text, and of XML. */
  static String tweet(String raw) {
    return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
