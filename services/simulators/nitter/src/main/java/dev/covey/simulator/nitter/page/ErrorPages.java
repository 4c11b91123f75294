/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.page;

import static dev.covey.simulator.nitter.page.Element.div;

/** The panel that Nitter shows instead of what was asked for; its text holds HTML. */
public final class ErrorPages {
  private static final String INSTANCES =
      "<a href=\"https://github.com/zedeus/nitter/wiki/Instances\">another instance</a>";

  private final Site site;

  public ErrorPages(Site site) {
    this.site = site;
  }

  public String userNotFound(String name) {
    return panel("/" + name, "User \"" + Escape.tweet(name) + "\" not found");
  }

  /** The builds of 2025 had lost the name. */
  public String suspended(String name) {
    String shown = site.vintage().has(Vintage.Change.SUSPENDED_BY_NAME) ? Escape.tweet(name) : "";
    return panel("/" + name, "User \"" + shown + "\" has been suspended");
  }

  public String userIdNotFound(String path) {
    return panel(path, "User not found");
  }

  public String tweetNotFound(String path) {
    return panel(path, "Tweet not found");
  }

  public String invalidTweetId(String path) {
    return panel(path, "Invalid tweet ID");
  }

  public String pageNotFound(String path) {
    return panel(path, "Page not found");
  }

  public String searchTooLong() {
    return panel("/search", "Search input too long.");
  }

  public String rssOff(String path) {
    return panel(path, "RSS feed is disabled");
  }

  public String rateLimited(String path) {
    return panel(
        path, "Instance has been rate limited.<br>Use " + INSTANCES + " or try again later.");
  }

  public String noSessions(String path) {
    String lost =
        site.vintage().has(Vintage.Change.SESSIONS_INSTEAD_OF_TOKENS)
            ? "Instance has no auth tokens, or is fully rate limited."
            : "Instance has no more tokens, or is fully rate limited.";
    return panel(path, lost + "<br>Use " + INSTANCES + " or try again later.");
  }

  public String networkError(String path) {
    return panel(path, "Network error occurred, please try again.");
  }

  public String unexpected(String path) {
    return panel(
        path,
        "An error occurred, please "
            + "<a href=\"https://github.com/zedeus/nitter/issues\">open a GitHub issue</a>"
            + " with the URL you tried to visit.");
  }

  private String panel(String path, String html) {
    Element error = div("error-panel", Element.of("span").verbatim(html));
    return new Layout(site)
        .page(new Layout.Head("Error", "", path, null), div("panel-container", error));
  }
}
