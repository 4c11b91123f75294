/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter.page;

import dev.covey.model.source.Card;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads the preview of a linked page, {@code .card}. */
final class CardParser {
  private CardParser() {}

  static @Nullable Card parse(Element card, Links links) {
    Element container = Markup.find(card, "card-container");
    Element link =
        container != null && container.nameIs("a")
            ? container
            : Markup.find(card, "card-content-container");
    Element title = Markup.find(card, "card-title");
    if (link == null || title == null) {
      return null;
    }
    Element description = Markup.find(card, "card-description");
    return new Card(
        Markup.clean(links.restore(link.attr("href"))),
        Markup.line(title),
        description == null ? null : Markup.line(description));
  }
}
