/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.access;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The apps and their OAuth 1.0a tokens. Safe for many threads. */
public final class Credentials {

  private final Secrets secrets;
  private final ConcurrentMap<String, App> byConsumerKey = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, OAuth1Token> tokens = new ConcurrentHashMap<>();

  public Credentials(Secrets secrets) {
    this.secrets = secrets;
  }

  /** What a person let an app do for them, with the secret that signs for it. */
  public record OAuth1Token(String token, String secret, App app, long user) {}

  /** Registers an app that may send its users to addresses with one of these beginnings. */
  public App register(long id, String name, boolean writes, Set<String> redirectPrefixes) {
    var app =
        new App(
            id,
            name,
            secrets.next(25),
            secrets.next(50),
            secrets.next(34),
            secrets.next(50),
            "AAAAAAAAAAAAAAAAAAAAA" + secrets.next(90),
            writes,
            redirectPrefixes);
    byConsumerKey.put(app.consumerKey(), app);
    return app;
  }

  /** Registers an app with secrets that were chosen elsewhere. */
  public void register(App app) {
    byConsumerKey.put(app.consumerKey(), app);
  }

  public Optional<App> appByConsumerKey(String key) {
    return Optional.ofNullable(byConsumerKey.get(key));
  }

  public Optional<App> appByClientId(String clientId) {
    return apps().stream().filter(app -> app.clientId().equals(clientId)).findFirst();
  }

  public Optional<App> appByBearer(String bearer) {
    return apps().stream().filter(app -> Secrets.same(app.bearer(), bearer)).findFirst();
  }

  public Collection<App> apps() {
    return byConsumerKey.values();
  }

  /** Gives an app a token for a person. */
  public OAuth1Token issueOAuth1(App app, long user) {
    var token = new OAuth1Token(user + "-" + secrets.next(40), secrets.next(45), app, user);
    tokens.put(token.token(), token);
    return token;
  }

  public Optional<OAuth1Token> oauth1Token(String token) {
    return Optional.ofNullable(tokens.get(token));
  }

  /** Puts a token in place that was made elsewhere. */
  public void put(OAuth1Token token) {
    tokens.put(token.token(), token);
  }

  /** Takes one token away. */
  public void revokeRequest(String token) {
    tokens.remove(token);
  }

  /** Takes all tokens of a person away, as when the person leaves the app. */
  public void revokeOAuth1(long user) {
    tokens.values().removeIf(token -> token.user() == user);
  }
}
