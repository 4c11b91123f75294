/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gets, renews and gives back OAuth 2.0 tokens of X, one HTTP call each and none sent twice. Codes
 * and refresh tokens work once: whoever renews an account's has to be the only one to do so, and to
 * keep the new ones before using them. Safe for many threads.
 */
public final class XTokens {
  /** What an account has to grant for everything that {@link XClient} does, and for renewal. */
  public static final List<String> SCOPES =
      List.of(
          "tweet.read",
          "tweet.write",
          "tweet.moderate.write",
          "users.read",
          "like.read",
          "like.write",
          "dm.read",
          "dm.write",
          "media.write",
          "offline.access");

  private static final int LONGEST_STATE = 500;

  private final XTransport transport;
  private final OAuth2App app;
  private final InstantSource clock;
  private final ReadTokens answers;

  XTokens(XTransport transport, OAuth2App app, InstantSource clock) {
    this.transport = transport;
    this.app = app;
    this.clock = clock;
    this.answers = new ReadTokens(clock);
  }

  /**
   * The page on which a person grants the app those scopes; they come back with a code that lives
   * for half a minute. Without the scope {@code offline.access} there is nothing to renew.
   *
   * @param state comes back with them, up to {@value #LONGEST_STATE} characters
   */
  public URI authorizationUrl(Collection<String> scopes, String state, Pkce pkce) {
    if (scopes.isEmpty() || state.isEmpty() || state.length() > LONGEST_STATE) {
      throw new IllegalArgumentException(
          "needs a scope, and a state of 1 to " + LONGEST_STATE + " characters");
    }
    HttpUrl page = HttpUrl.get(app.consentPage());
    if (page == null) {
      throw new IllegalArgumentException("not an address: " + app.consentPage());
    }
    return page.newBuilder()
        .addQueryParameter("response_type", "code")
        .addQueryParameter("client_id", app.clientId())
        .addQueryParameter("redirect_uri", app.redirect().toString())
        .addQueryParameter("scope", String.join(" ", scopes))
        .addQueryParameter("state", state)
        .addQueryParameter("code_challenge", pkce.challenge())
        .addQueryParameter("code_challenge_method", "S256")
        .build()
        .uri();
  }

  /** Tokens for the code that a person came back with. */
  public TokenOutcome<XCredentials.OAuth2> exchange(String code, Pkce pkce) {
    return tokens(
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            app.redirect().toString(),
            "code_verifier",
            pkce.verifier()),
        null);
  }

  /**
   * New tokens for old ones, which are spent with it.
   *
   * @throws IllegalArgumentException if these can't be renewed
   */
  public TokenOutcome<XCredentials.OAuth2> refresh(XCredentials.OAuth2 tokens) {
    String refreshToken = tokens.refreshToken();
    if (refreshToken == null) {
      throw new IllegalArgumentException("granted without offline.access, so without renewal");
    }
    return tokens(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken), tokens);
  }

  /** Makes a token void, and with it the others of the same consent. */
  public TokenOutcome<Boolean> revoke(String token) {
    return ask(
        transport.url("2", "oauth2", "revoke").build(),
        asClient(Map.of("token", token)),
        body -> body.path("revoked").asBoolean(false) ? true : null);
  }

  /** The bearer token of an app, by its OAuth 1.0a key and secret. */
  public TokenOutcome<XCredentials.AppToken> appBearer(String consumerKey, String consumerSecret) {
    return ask(
        transport.url("oauth2", "token").build(),
        new Form(
            basic(encoded(consumerKey), encoded(consumerSecret)),
            Map.of("grant_type", "client_credentials")),
        body -> {
          String bearer = ReadTokens.text(body, "access_token");
          return bearer == null ? null : new XCredentials.AppToken(bearer);
        });
  }

  private TokenOutcome<XCredentials.OAuth2> tokens(
      Map<String, String> fields, XCredentials.@Nullable OAuth2 before) {
    Instant asked = clock.instant();
    return ask(
        transport.url("2", "oauth2", "token").build(),
        asClient(fields),
        body -> ReadTokens.tokens(body, asked, before));
  }

  /** What is sent, and who says that they send it. */
  private record Form(@Nullable String authorization, Map<String, String> fields) {}

  private Form asClient(Map<String, String> fields) {
    String secret = app.clientSecret();
    if (secret != null) {
      return new Form(basic(app.clientId(), secret), fields);
    }
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put("client_id", app.clientId());
    return new Form(null, more);
  }

  private <T> TokenOutcome<T> ask(HttpUrl url, Form form, Function<JsonNode, @Nullable T> reading) {
    HttpAnswer answer;
    try {
      answer = transport.form(form.authorization(), url, form.fields());
    } catch (XCallFailedException failure) {
      String why = Objects.toString(failure.getMessage());
      return failure.mayHaveLeft()
          ? new TokenOutcome.Unknown<>(why)
          : new TokenOutcome.RefusedForNow<>(why, null);
    }
    JsonNode body = answer.body();
    T read = body == null || !answer.isSuccess() ? null : reading.apply(body);
    return read == null ? answers.failure(answer) : new TokenOutcome.Granted<>(read);
  }

  private static String basic(String user, String secret) {
    byte[] pair = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
