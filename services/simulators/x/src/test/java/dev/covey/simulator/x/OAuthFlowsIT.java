/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.Param;
import dev.covey.simulator.x.XClient.Reply;
import dev.covey.simulator.x.access.OAuth1Signature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OAuthFlowsIT extends XSuite {

  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private static final String CALLBACK = "http://127.0.0.1:9/callback";

  @Test
  void pkce_givesTokensForAPerson() {
    Map<String, String> back = authorize("tweet.read users.read offline.access", CHALLENGE);
    assertThat(back.get("state")).isEqualTo("s 1&2");

    Reply tokens = exchange(back.getOrDefault("code", ""), VERIFIER);

    assertThat(tokens.status()).isEqualTo(200);
    assertThat(tokens.json().path("token_type").asString()).isEqualTo("bearer");
    assertThat(tokens.json().path("expires_in").asInt()).isEqualTo(7200);
    assertThat(tokens.json().path("scope").asString())
        .isEqualTo("offline.access tweet.read users.read");
    Reply me = client.send(bearer(tokens), "GET", "/2/users/me", null);
    assertThat(me.data().path("username").asString()).isEqualTo("sandbox_2");
  }

  @Test
  void pkce_wrongVerifierLateCodeAndUsedCodeAreRefused() {
    String code = authorize("tweet.read", CHALLENGE).getOrDefault("code", "");
    assertThat(exchange(code, "wrong" + VERIFIER).status()).isEqualTo(400);
    assertThat(exchange(code, VERIFIER).status())
        .as("a code is spent by a wrong try")
        .isEqualTo(400);

    String late = authorize("tweet.read", CHALLENGE).getOrDefault("code", "");
    simulator.clock().advance(Duration.ofSeconds(30));
    assertThat(exchange(late, VERIFIER).status()).isEqualTo(400);
  }

  @Test
  void withoutOfflineAccess_thereIsNoRefreshToken() {
    String code = authorize("tweet.read users.read", CHALLENGE).getOrDefault("code", "");

    assertThat(exchange(code, VERIFIER).json().has("refresh_token")).isFalse();
  }

  @Test
  void refreshToken_worksOnceAndItsReuseEndsTheFamily() {
    Reply first = refresh(ada.oauth2RefreshToken());
    assertThat(first.status()).isEqualTo(200);
    assertThat(client.send(bearer(first), "GET", "/2/users/me", null).status()).isEqualTo(200);

    Reply reused = refresh(ada.oauth2RefreshToken());
    assertThat(reused.status()).isEqualTo(400);
    assertThat(reused.json().path("error").asString()).isEqualTo("invalid_request");
    assertThat(reused.json().path("error_description").asString())
        .isEqualTo("Value passed for the token was invalid.");

    assertThat(client.send(bearer(first), "GET", "/2/users/me", null).status()).isEqualTo(401);
    assertThat(refresh(first.json().path("refresh_token").asString()).status()).isEqualTo(400);
    assertThat(client.get(bela, "/2/users/me").status()).as("another family").isEqualTo(200);
  }

  @Test
  void revoke_endsTheToken() {
    Reply revoked =
        client.form(basic(), "/2/oauth2/revoke", Map.of("token", ada.oauth2AccessToken()));

    assertThat(revoked.json().path("revoked").asBoolean()).isTrue();
    assertThat(client.get(ada, "/2/users/me").status()).isEqualTo(401);
    assertThat(refresh(ada.oauth2RefreshToken()).status()).isEqualTo(400);
  }

  @Test
  void appBearer_isGivenForKeyAndSecret() {
    String sound = basic(ada.consumerKey(), ada.consumerSecret());
    Map<String, String> grant = Map.of("grant_type", "client_credentials");

    assertThat(client.form(sound, "/oauth2/token", grant).json().path("access_token").asString())
        .isEqualTo(ada.appBearer());
    Reply refused = client.form(basic(ada.consumerKey(), "wrong"), "/oauth2/token", grant);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("errors").path(0).path("code").asInt()).isEqualTo(99);
  }

  @Test
  void threeLegs_giveAnOAuth1TokenForAPerson() {
    String callback = "oauth_callback=\"" + OAuth1Signature.encode(CALLBACK) + "\"";
    Map<String, String> request =
        fields(signedPost("/oauth/request_token", "", "", callback).text());
    assertThat(request.get("oauth_callback_confirmed")).isEqualTo("true");
    String token = request.getOrDefault("oauth_token", "");

    Reply consent =
        client.send(client.request("/oauth/authorize?login=sandbox_2&oauth_token=" + token));
    Map<String, String> back = fields(URI.create(consent.header("Location")).getRawQuery());
    String verifier = "oauth_verifier=\"" + back.get("oauth_verifier") + "\"";
    Map<String, String> access =
        fields(
            signedPost(
                    "/oauth/access_token",
                    token,
                    request.getOrDefault("oauth_token_secret", ""),
                    verifier)
                .text());

    assertThat(access.get("screen_name")).isEqualTo("sandbox_2");
    var account =
        new SandboxAccount(
            bela.userId(),
            bela.username(),
            ada.consumerKey(),
            ada.consumerSecret(),
            access.getOrDefault("oauth_token", ""),
            access.getOrDefault("oauth_token_secret", ""),
            "",
            "",
            "",
            "",
            "");
    String header = client.oauth1(account, "GET", "/2/users/me");
    assertThat(client.send(header, "GET", "/2/users/me", null).status()).isEqualTo(200);
  }

  /** Signs a POST that carries one protocol parameter more. */
  private Reply signedPost(String path, String token, String secret, String more) {
    var header = new TreeMap<String, String>();
    header.put("oauth_consumer_key", ada.consumerKey());
    header.put("oauth_nonce", "leg" + path);
    header.put("oauth_signature_method", "HMAC-SHA1");
    header.put("oauth_timestamp", Long.toString(START.getEpochSecond()));
    header.put("oauth_version", "1.0");
    if (!token.isEmpty()) {
      header.put("oauth_token", token);
    }
    String name = more.substring(0, more.indexOf('='));
    header.put(name, Param.parse(more.replace("\"", "")).getFirst().value());
    var params = header.entrySet().stream().map(e -> new Param(e.getKey(), e.getValue())).toList();
    var signed = new OAuth1Signature.Signed("POST", simulator.url() + path, params);
    header.put("oauth_signature", OAuth1Signature.of(signed, ada.consumerSecret(), secret));
    String authorization =
        header.entrySet().stream()
            .map(e -> e.getKey() + "=\"" + OAuth1Signature.encode(e.getValue()) + "\"")
            .collect(Collectors.joining(", ", "OAuth ", ""));
    return client.form(authorization, path, Map.of());
  }

  private Map<String, String> authorize(String scope, String challenge) {
    String query =
        "?response_type=code&client_id=%s&redirect_uri=%s&scope=%s&state=%s&code_challenge=%s"
            .formatted(
                ada.clientId(),
                OAuth1Signature.encode(CALLBACK),
                OAuth1Signature.encode(scope),
                OAuth1Signature.encode("s 1&2"),
                challenge);
    Reply page =
        client.send(
            client.request(
                "/i/oauth2/authorize" + query + "&code_challenge_method=S256&login=sandbox_2"));
    assertThat(page.status()).as(page.text()).isEqualTo(302);
    return fields(URI.create(page.header("Location")).getRawQuery());
  }

  private Reply exchange(String code, String verifier) {
    return client.form(
        basic(),
        "/2/oauth2/token",
        Map.of(
            "grant_type", "authorization_code",
            "code", code,
            "redirect_uri", CALLBACK,
            "code_verifier", verifier));
  }

  private Reply refresh(String token) {
    return client.form(
        "",
        "/2/oauth2/token",
        Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", ada.clientId()));
  }

  private String basic() {
    return basic(ada.clientId(), ada.clientSecret());
  }

  private static String basic(String user, String secret) {
    byte[] pair = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static String bearer(Reply tokens) {
    return "Bearer " + tokens.json().path("access_token").asString();
  }

  private static Map<String, String> fields(String form) {
    var fields = new HashMap<String, String>();
    Param.parse(form).forEach(param -> fields.put(param.name(), param.value()));
    return fields;
  }
}
