/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import static dev.covey.simulator.nitter.page.Element.div;
import static dev.covey.simulator.nitter.page.Element.link;

import org.jspecify.annotations.Nullable;

/** The frame around every page: head, navigation bar, container. */
final class Layout {
  private final Site site;

  Layout(Site site) {
    this.site = site;
  }

  /**
   * What differs in the head from page to page.
   *
   * @param path of the page on X, with its slash
   * @param rss address of the page's feed, if it has one
   */
  record Head(String title, String description, String path, @Nullable String rss) {}

  String page(Head head, Element... body) {
    Element html =
        Element.of("html")
            .with("lang", "en")
            .add(
                head(head),
                Element.of("body", "fixed-nav").add(navigation(head), div("container").add(body)));
    return "<!DOCTYPE html>\n" + html.html();
  }

  private Element head(Head head) {
    Element element =
        Element.of("head")
            .add(
                stylesheet("/css/style.css?v=" + site.vintage().css()),
                stylesheet("/css/themes/nitter.css"),
                Element.of("link").with("rel", "icon").with("href", "/favicon-32x32.png"),
                Element.of("link")
                    .with("rel", "search")
                    .with("type", "application/opensearchdescription+xml")
                    .with("title", site.title())
                    .with("href", site.url() + "/opensearch"),
                Element.of("link")
                    .with("rel", "alternate")
                    .with("href", "https://x.com" + head.path())
                    .with("title", "View on X"));
    String rss = head.rss();
    if (rss != null) {
      element.add(
          Element.of("link")
              .with("rel", "alternate")
              .with("type", "application/rss+xml")
              .with("href", rss)
              .with("title", "RSS feed"));
    }
    return element.add(
        Element.of("title").text(head.title() + " | " + site.title()),
        meta("name", "viewport", "width=device-width, initial-scale=1.0"),
        meta("property", "og:title", head.title()),
        meta("property", "og:description", head.description()),
        meta("property", "og:site_name", "Nitter"));
  }

  private Element navigation(Head head) {
    Element right = div("nav-item right").add(icon("icon-search", "Search", "/search"));
    String rss = head.rss();
    if (rss != null) {
      right.add(icon("icon-rss", "RSS Feed", rss));
    }
    right.add(
        icon("icon-bird", "Open in X", "https://x.com" + head.path()),
        icon("icon-info", "About", "/about"),
        icon("icon-cog", "Preferences", "/settings"));
    return Element.of("nav")
        .add(div("inner-nav", div("nav-item", link("site-name", "/").text(site.title())), right));
  }

  private static Element icon(String cssClass, String title, String href) {
    return div("icon-container", Element.of("a", cssClass).with("title", title).with("href", href));
  }

  private static Element stylesheet(String href) {
    return Element.of("link").with("rel", "stylesheet").with("type", "text/css").with("href", href);
  }

  private static Element meta(String key, String name, String content) {
    return Element.of("meta").with(key, name).with("content", content);
  }
}
