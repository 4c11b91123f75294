/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The text of a tweet, bio or note as it was written: newlines kept, links whole. */
final class ContentText {
  private final Links links;
  private final StringBuilder text = new StringBuilder();

  private ContentText(Links links) {
    this.links = links;
  }

  static String of(Element content, Links links) {
    if (content.childNodeSize() == 1 && content.childNode(0) instanceof TextNode only) {
      return Markup.clean(only.getWholeText());
    }
    ContentText builder = new ContentText(links);
    builder.appendChildren(content);
    return Markup.clean(builder.text.toString());
  }

  private void appendChildren(Element parent) {
    for (int i = 0; i < parent.childNodeSize(); i++) {
      append(parent.childNode(i));
    }
  }

  private void append(Node node) {
    if (node instanceof TextNode piece) {
      text.append(piece.getWholeText());
    } else if (node instanceof Element element) {
      appendElement(element);
    }
  }

  private void appendElement(Element element) {
    switch (element.normalName()) {
      case "a" -> appendLink(element);
      case "br" -> text.append('\n');
      case "script", "style" -> {}
      default -> {
        // The place is not part of what was written.
        if (!Markup.has(element, "tweet-geo")) {
          appendChildren(element);
        }
      }
    }
  }

  private void appendLink(Element link) {
    String href = link.attr("href");
    if (Links.isExternal(href) && !isNameOrTag(link, href)) {
      text.append(links.restore(href));
    } else {
      appendChildren(link);
    }
  }

  /** Feeds write the links of names and tags in full; everything else of the instance is a link. */
  private boolean isNameOrTag(Element link, String href) {
    if (!links.pointsHome(href)) {
      return false;
    }
    String shown = link.text();
    return !shown.isEmpty() && "@#$".indexOf(shown.charAt(0)) >= 0;
  }
}
