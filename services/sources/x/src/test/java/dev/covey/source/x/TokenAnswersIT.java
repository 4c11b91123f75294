/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of the sign-in as X is recorded to give them, and worse ones. */
class TokenAnswersIT {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final XCredentials.OAuth2 OLD =
      new XCredentials.OAuth2("old-access", "old-refresh", NOW, Set.of("tweet.read"));
  private static final URI CALLBACK = URI.create("http://127.0.0.1:9/");

  private static final OAuth2App APP = new OAuth2App(CALLBACK, CALLBACK, "id", null);

  private final MockWebServer server = new MockWebServer();
  private XClient client;
  private XTokens tokens;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = client(server.url("/").uri(), Duration.ofSeconds(30));
    tokens = client.tokens(APP);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static XClient client(URI url, Duration timeout) {
    return new XClient(new XSettings(url, timeout, "covey-test"), InstantSource.fixed(NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      textBlock =
          """
          400|{"error":"invalid_request","error_description":"Value passed for the token was invalid."}|RefusedForGood
          400|{"error":"invalid_grant"}|RefusedForGood
          401|{"error":"invalid_client"}|AppRefused
          401|{"error":"unauthorized_client","error_description":"Missing valid authorization header"}|AppRefused
          401|{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}|AppRefused
          403|{"errors":[{"code":99,"label":"authenticity_token_error","message":"Unable to verify your credentials"}]}|AppRefused
          403|{"type":"https://api.x.com/2/problems/client-forbidden","reason":"client-not-enrolled"}|AppRefused
          400|{"error":"temporarily_unavailable"}|RefusedForNow
          400|{"error":{"odd":1}}|RefusedForNow
          400|<html>|RefusedForNow
          401|<html>|RefusedForNow
          403|<html>Are you human?|RefusedForNow
          302|<html>|RefusedForNow
          402|{"title":"CreditsDepleted","type":"https://api.x.com/2/problems/credits"}|RefusedForNow
          429|{"title":"Too Many Requests","type":"about:blank","status":429}|RefusedForNow
          408|{}|Unknown
          500|{"error":"invalid_request"}|Unknown
          503|<html>|Unknown
          200|<html>|Unknown
          200|{}|Unknown
          200|{"access_token":""}|Unknown
          200|{"access_token":{"a":1}}|Unknown
          200|{"error":"invalid_request"}|Unknown
          """)
  void answer_isClassed(int status, String body, String expected) {
    answer(status, body);
    assertThat(tokens.refresh(OLD).getClass().getSimpleName()).isEqualTo(expected);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void refresh_sendsWhatXWants() throws Exception {
    answer(200, "{\"access_token\":\"new\"}");
    tokens.refresh(OLD);
    RecordedRequest request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST /2/oauth2/token HTTP/1.1");
    assertThat(request.getHeaders().get("Authorization")).isNull();
    ByteString body = request.getBody();
    assertThat(String.valueOf(body == null ? null : body.utf8()).split("&"))
        .containsExactlyInAnyOrder(
            "grant_type=refresh_token", "refresh_token=old-refresh", "client_id=id");
  }

  @Test
  void silentAnswer_keepsWhatWasKnown() {
    answer(200, "{\"access_token\":\"new\",\"expires_in\":-5}");
    assertThat(tokens.refresh(OLD))
        .isEqualTo(
            new TokenOutcome.Granted<>(
                new XCredentials.OAuth2(
                    "new", "old-refresh", NOW.plus(Duration.ofHours(2)), Set.of("tweet.read"))));
    answer(
        200,
        "{\"access_token\":\"b\",\"refresh_token\":\"c\",\"expires_in\":60,\"scope\":\"x  y x\"}");
    assertThat(tokens.refresh(OLD))
        .isEqualTo(
            new TokenOutcome.Granted<>(
                new XCredentials.OAuth2("b", "c", NOW.plusSeconds(60), Set.of("x", "y"))));
  }

  @Test
  void tooManyRequests_sayUntilWhen() {
    Instant reset = NOW.plusSeconds(600);
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .setHeader("x-rate-limit-limit", "5")
            .setHeader("x-rate-limit-remaining", "0")
            .setHeader("x-rate-limit-reset", reset.getEpochSecond())
            .build());
    assertThat(tokens.refresh(OLD))
        .isInstanceOfSatisfying(
            TokenOutcome.RefusedForNow.class,
            refused -> assertThat(refused.until()).isEqualTo(reset));
  }

  @Test
  void silence_isUnknown() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    try (XClient impatient = client(server.url("/").uri(), Duration.ofSeconds(2))) {
      assertThat(impatient.tokens(APP).refresh(OLD)).isInstanceOf(TokenOutcome.Unknown.class);
    }
  }

  @Test
  void cutsAndLostConnections_areUnknown() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"access_token\":\"new\"}")
            .onResponseBody(new SocketEffect.CloseSocket(true, true, true))
            .build());
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(new SocketEffect.CloseSocket(true, true, true))
            .build());
    for (int i = 0; i < 2; i++) {
      assertThat(tokens.refresh(OLD)).isInstanceOf(TokenOutcome.Unknown.class);
    }
  }

  @Test
  void nobodyThere_isForNow() {
    URI nowhere = URI.create("http://no-such-host.invalid");
    try (XClient lost = client(nowhere, Duration.ofSeconds(30))) {
      assertThat(lost.tokens(APP).refresh(OLD)).isInstanceOf(TokenOutcome.RefusedForNow.class);
    }
  }

  @Test
  void noAnswer_showsASecret() {
    for (int status : new int[] {200, 400, 401, 500}) {
      answer(status, "{\"error\":\"x\",\"refresh_token\":\"old-refresh\"}");
      assertThat(tokens.refresh(OLD).toString()).doesNotContain("old-");
    }
  }

  /** The example of RFC 7636, appendix B. */
  @Test
  void challenge_isThatOfTheStandard() {
    Pkce example = new Pkce("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    assertThat(example.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void verifier_isLongAndNew() {
    SecureRandom random = new SecureRandom();
    assertThat(Pkce.random(random).verifier()).hasSize(43);
    assertThat(Pkce.random(random)).isNotEqualTo(Pkce.random(random));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pkce("short"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pkce("x".repeat(129)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pkce("ä".repeat(43)));
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }
}
