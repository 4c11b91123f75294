/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.access;

import java.util.Set;

/**
 * A registered client with its secrets. An app that may not write gets OAuth 1.0a tokens that only
 * read. Redirects go to addresses that begin with one of {@code redirectPrefixes}.
 */
public record App(
    long id,
    String name,
    String consumerKey,
    String consumerSecret,
    String clientId,
    String clientSecret,
    String bearer,
    boolean writes,
    Set<String> redirectPrefixes) {

  public App {
    redirectPrefixes = Set.copyOf(redirectPrefixes);
  }

  /** Whether the app may have its users sent to that address. */
  public boolean allowsRedirect(String uri) {
    return redirectPrefixes.stream().anyMatch(uri::startsWith);
  }
}
