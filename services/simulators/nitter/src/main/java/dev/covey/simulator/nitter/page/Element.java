/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An element that is built by adding to it. Several children go on a line each, unless there is
 * text among them: a line break would then become part of the text. One thread at a time.
 */
final class Element implements Node {
  private static final Set<String> VOID = Set.of("img", "input", "link", "meta", "source");

  private final String tag;
  private final StringBuilder attributes = new StringBuilder();
  private final List<Node> children = new ArrayList<>();

  private Element(String tag) {
    this.tag = tag;
  }

  static Element of(String tag) {
    return new Element(tag);
  }

  static Element of(String tag, String cssClass) {
    return new Element(tag).with("class", cssClass);
  }

  static Element div(String cssClass, Node... children) {
    return of("div", cssClass).add(children);
  }

  static Element span(String cssClass, Node... children) {
    return of("span", cssClass).add(children);
  }

  static Element link(String cssClass, String href) {
    return of("a", cssClass).with("href", href);
  }

  Element with(String name, String value) {
    attributes.append(' ').append(name).append("=\"");
    Escape.attribute(value, attributes);
    attributes.append('"');
    return this;
  }

  Element add(Node... more) {
    children.addAll(List.of(more));
    return this;
  }

  Element add(List<? extends Node> more) {
    children.addAll(more);
    return this;
  }

  Element text(String text) {
    children.add(new Text(text));
    return this;
  }

  Element verbatim(String html) {
    children.add(new Verbatim(html));
    return this;
  }

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public void write(StringBuilder out, int depth) {
    out.append('<').append(tag).append(attributes);
    if (VOID.contains(tag)) {
      out.append(" />");
      return;
    }
    out.append('>');
    boolean onLines = children.size() > 1 && children.stream().noneMatch(Node::isText);
    for (Node child : children) {
      if (onLines) {
        newLine(out, depth + 1);
      }
      child.write(out, depth + 1);
    }
    if (onLines) {
      newLine(out, depth);
    }
    out.append("</").append(tag).append('>');
  }

  String html() {
    var out = new StringBuilder();
    write(out, 0);
    return out.toString();
  }

  private static void newLine(StringBuilder out, int depth) {
    out.append('\n').repeat("  ", depth);
  }
}
