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
import dev.covey.simulator.x.access.Credentials.OAuth1Token;
import dev.covey.simulator.x.access.OAuth1Verifier.Verified;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The three legs of OAuth 1.0a; the middle one consents by itself for the one in {@code login}. */
final class OAuth1Resource {

  private final Platform platform;
  private final Map<String, Request> requests = new ConcurrentHashMap<>();

  OAuth1Resource(Platform platform) {
    this.platform = platform;
  }

  private record Request(OAuth1Token token, long user, String verifier, String callback) {}

  void register(SimulatorServer.Builder server) {
    server.route("POST", "/oauth/request_token", this::requestToken);
    server.route("GET", "/oauth/authorize", this::authorize);
    server.route("GET", "/oauth/authenticate", this::authorize);
    server.route("POST", "/oauth/access_token", this::accessToken);
  }

  private Answer requestToken(SimulatedCall call) {
    call.notes().kind("request-token");
    Verified verified = verify(call);
    String callback = callback(call);
    App app = verified.app();
    if (!callback.equals("oob") && !app.allowsRedirect(callback)) {
      return Answer.json(
          403,
          Map.of(
              "errors",
              List.of(
                  Map.of("code", 415, "message", "Callback URL not approved for this client"))));
    }
    OAuth1Token token = platform.credentials().issueOAuth1(app, 0);
    requests.put(token.token(), new Request(token, 0, "", callback));
    return form(
        "oauth_token=%s&oauth_token_secret=%s&oauth_callback_confirmed=true"
            .formatted(token.token(), token.secret()));
  }

  private static String callback(SimulatedCall call) {
    return param(call, "oauth_callback", "oob");
  }

  /** A parameter of the protocol may be in the header, the form or the query. */
  private static String param(SimulatedCall call, String name, String otherwise) {
    String header = call.header("Authorization").orElse("");
    Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(header);
    if (matcher.find()) {
      return URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
    }
    return call.formParam(name).or(() -> call.queryParam(name)).orElse(otherwise);
  }

  private Answer authorize(SimulatedCall call) {
    call.notes().kind("authorize");
    String token = call.queryParam("oauth_token").orElse("");
    Request request = requests.get(token);
    Optional<WorldUser> user =
        call.queryParam("login")
            .map(platform.state().users()::named)
            .orElseGet(() ->
                platform.state().users().all().stream()
                    .min(Comparator.comparingLong(WorldUser::id)));
    if (request == null || user.isEmpty()) {
      return Answer.html(403, "<!DOCTYPE html><title>X</title><p>This page is no longer valid.");
    }
    String verifier = platform.secrets().next(32);
    requests.put(
        token, new Request(request.token(), user.get().id(), verifier, request.callback()));
    if (request.callback().equals("oob")) {
      return Answer.html(200, "<!DOCTYPE html><title>X</title><code>" + verifier + "</code>");
    }
    String separator = request.callback().contains("?") ? "&" : "?";
    return Answer.redirect(
        request.callback() + separator + "oauth_token=" + token + "&oauth_verifier=" + verifier);
  }

  private Answer accessToken(SimulatedCall call) {
    call.notes().kind("access-token");
    Verified verified = verify(call);
    String asked = verified.token().map(OAuth1Token::token).orElse("");
    String verifier = param(call, "oauth_verifier", "");
    Request request = requests.get(asked);
    if (request == null || request.user() == 0 || !request.verifier().equals(verifier)) {
      throw platform.errors().unauthorized(32);
    }
    requests.remove(asked);
    platform.credentials().revokeRequest(asked);
    OAuth1Token token = platform.credentials().issueOAuth1(verified.app(), request.user());
    String name = platform.state().users().find(request.user()).map(WorldUser::username).orElse("");
    return form(
        "oauth_token=%s&oauth_token_secret=%s&user_id=%d&screen_name=%s"
            .formatted(token.token(), token.secret(), request.user(), name));
  }

  private Verified verify(SimulatedCall call) {
    return platform.oauth1().verify(call, call.header("Authorization").orElse(""));
  }

  private static Answer form(String body) {
    return Answer.of(200, "text/html;charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }
}
