/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.text.StorableText;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** Small questions to elements, cheaper than CSS queries where they are asked for every node. */
final class Markup {
  private Markup() {}

  /** Whether {@code token} is one of the blank-separated {@code classes}. */
  static boolean has(String classes, String token) {
    int at = classes.indexOf(token);
    while (at >= 0) {
      int end = at + token.length();
      boolean starts = at == 0 || isBlank(classes.charAt(at - 1));
      if (starts && (end == classes.length() || isBlank(classes.charAt(end)))) {
        return true;
      }
      at = classes.indexOf(token, at + 1);
    }
    return false;
  }

  static boolean has(Element element, String token) {
    return has(element.className(), token);
  }

  /** The first class of an element; empty if it has none. */
  static String firstClass(Element element) {
    String classes = element.className();
    for (int i = 0; i < classes.length(); i++) {
      if (isBlank(classes.charAt(i))) {
        return classes.substring(0, i);
      }
    }
    return classes;
  }

  /** The first element at or below {@code root} with this class. */
  static @Nullable Element find(Element root, String token) {
    if (has(root, token)) {
      return root;
    }
    for (int i = 0; i < root.childNodeSize(); i++) {
      if (root.childNode(i) instanceof Element child) {
        Element found = find(child, token);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** The first element at or below {@code root} with this tag. */
  static @Nullable Element findTag(Element root, String tag) {
    if (root.nameIs(tag)) {
      return root;
    }
    for (int i = 0; i < root.childNodeSize(); i++) {
      if (root.childNode(i) instanceof Element child) {
        Element found = findTag(child, tag);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** The text of an element on one line. */
  static String line(Element element) {
    return clean(element.text());
  }

  /** An attribute's value; null if it is missing or empty. */
  static @Nullable String attribute(Element element, String name) {
    String value = element.attr(name);
    return value.isEmpty() ? null : clean(value);
  }

  static String clean(String text) {
    return StorableText.of(text);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  /** The child at {@code index} if it is an element. */
  static @Nullable Element elementAt(Element parent, int index) {
    Node node = parent.childNode(index);
    return node instanceof Element element ? element : null;
  }
}
