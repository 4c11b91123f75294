/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.kit.SimulatorServer;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.x.access.App;
import dev.covey.simulator.x.access.Grants;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * OAuth 2.0: a consent page that consents by itself for the person named in {@code login}, tokens
 * for codes, new tokens for refresh tokens, revocation, and bearer tokens for apps.
 */
final class OAuth2Resource {

  private final Platform platform;

  OAuth2Resource(Platform platform) {
    this.platform = platform;
  }

  void register(SimulatorServer.Builder server) {
    server.route("GET", "/i/oauth2/authorize", this::authorize);
    server.route("POST", "/2/oauth2/token", this::token);
    server.route("POST", "/2/oauth2/revoke", this::revoke);
    server.route("POST", "/oauth2/token", this::appToken);
  }

  private Answer authorize(SimulatedCall call) {
    call.notes().kind("authorize");
    Optional<App> app = platform.credentials().appByClientId(param(call, "client_id"));
    String redirectUri = param(call, "redirect_uri");
    String scope = param(call, "scope");
    String state = param(call, "state");
    String method = param(call, "code_challenge_method");
    boolean sound =
        app.filter(known -> known.allowsRedirect(redirectUri)).isPresent()
            && param(call, "response_type").equals("code")
            && !scope.isEmpty()
            && !state.isEmpty()
            && state.length() <= 500
            && !param(call, "code_challenge").isEmpty()
            && Set.of("S256", "plain").contains(method);
    if (!sound) {
      return Answer.html(
          400,
          "<!DOCTYPE html><title>X</title><p>Something went wrong. You weren't able to give access to the App.");
    }
    Optional<WorldUser> user = login(call);
    if (user.isEmpty()) {
      return Answer.redirect(with(redirectUri, "error=access_denied&state=" + encode(state)));
    }
    call.notes().principal(Long.toString(user.get().id()));
    var consent =
        new Grants.Consent(
            app.orElseThrow(),
            user.get().id(),
            Set.of(scope.split(" ")),
            redirectUri,
            param(call, "code_challenge"),
            method);
    String code = platform.grants().authorize(consent);
    return Answer.redirect(with(redirectUri, "state=" + encode(state) + "&code=" + encode(code)));
  }

  /** Who sits at the browser: whoever {@code login} names, or else the first account. */
  private Optional<WorldUser> login(SimulatedCall call) {
    String login = param(call, "login");
    if (!login.isEmpty()) {
      return platform.state().users().named(login);
    }
    return platform.state().users().all().stream().min(Comparator.comparingLong(WorldUser::id));
  }

  private static String param(SimulatedCall call, String name) {
    return call.queryParam(name).orElse("");
  }

  private static String with(String uri, String query) {
    return uri + (uri.contains("?") ? "&" : "?") + query;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Answer token(SimulatedCall call) {
    call.notes().kind("token");
    Optional<App> app = client(call);
    if (app.isEmpty()) {
      return Answer.json(
          401,
          Map.of(
              "error",
              "unauthorized_client",
              "error_description",
              "Missing valid authorization header"));
    }
    Optional<Grants.Tokens> tokens =
        switch (call.formParam("grant_type").orElse("")) {
          case "authorization_code" ->
              platform
                  .grants()
                  .exchange(
                      app.get(),
                      call.formParam("code").orElse(""),
                      call.formParam("redirect_uri").orElse(""),
                      call.formParam("code_verifier").orElse(""));
          case "refresh_token" ->
              platform.grants().refresh(app.get(), call.formParam("refresh_token").orElse(""));
          default -> Optional.empty();
        };
    return tokens.map(OAuth2Resource::show).orElseGet(OAuth2Resource::invalidToken);
  }

  private static Answer show(Grants.Tokens tokens) {
    var body = new LinkedHashMap<String, Object>();
    body.put("token_type", "bearer");
    body.put("expires_in", Grants.TOKEN_LIFE.toSeconds());
    body.put("access_token", tokens.access());
    body.put("scope", String.join(" ", new TreeSet<>(tokens.scopes())));
    if (!tokens.refresh().isEmpty()) {
      body.put("refresh_token", tokens.refresh());
    }
    return Answer.json(200, body);
  }

  private static Answer invalidToken() {
    return Answer.json(
        400,
        Map.of(
            "error",
            "invalid_request",
            "error_description",
            "Value passed for the token was invalid."));
  }

  private Answer revoke(SimulatedCall call) {
    call.notes().kind("revoke");
    if (client(call).isEmpty()) {
      return invalidToken();
    }
    boolean revoked = platform.grants().revoke(call.formParam("token").orElse(""));
    return revoked ? Answer.json(200, Map.of("revoked", true)) : invalidToken();
  }

  private Answer appToken(SimulatedCall call) {
    call.notes().kind("app-token");
    Optional<App> app =
        basic(call)
            .flatMap(pair ->
                platform
                    .credentials()
                    .appByConsumerKey(decode(pair.user()))
                    .filter(known -> known.consumerSecret().equals(decode(pair.secret()))));
    boolean asked = call.formParam("grant_type").filter("client_credentials"::equals).isPresent();
    if (app.isEmpty() || !asked) {
      return Answer.json(
          403,
          Map.of(
              "errors",
              List.of(
                  Map.of(
                      "code",
                      99,
                      "label",
                      "authenticity_token_error",
                      "message",
                      "Unable to verify your credentials"))));
    }
    return Answer.json(200, Map.of("token_type", "bearer", "access_token", app.get().bearer()));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private record Pair(String user, String secret) {}

  private static Optional<Pair> basic(SimulatedCall call) {
    String header = call.header("Authorization").orElse("");
    if (!header.startsWith("Basic ")) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()).strip());
      String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2 ? Optional.of(new Pair(parts[0], parts[1])) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The client: by id and secret if it sends both, by its id alone if it is a public one. */
  private Optional<App> client(SimulatedCall call) {
    Optional<Pair> basic = basic(call);
    if (basic.isPresent()) {
      return platform
          .credentials()
          .appByClientId(basic.get().user())
          .filter(app -> app.clientSecret().equals(basic.get().secret()));
    }
    return call.formParam("client_id").flatMap(platform.credentials()::appByClientId);
  }
}
