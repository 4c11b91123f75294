/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.access;

import dev.covey.simulator.kit.Param;
import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.x.settings.Settings;
import dev.covey.simulator.x.settings.Switch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies OAuth 1.0a signatures by computing them again, and refuses times that are too far off
 * and nonces that were used before. Safe for many threads.
 */
public final class OAuth1Verifier {

  private final Credentials credentials;
  private final Settings settings;
  private final Errors errors;
  private final InstantSource clock;
  private final Map<String, Instant> usedNonces = new LinkedHashMap<>();

  public OAuth1Verifier(
      Credentials credentials, Settings settings, Errors errors, InstantSource clock) {
    this.credentials = credentials;
    this.settings = settings;
    this.errors = errors;
    this.clock = clock;
  }

  /** An app, and the token it acts with if it acts with one. */
  public record Verified(App app, Optional<Credentials.OAuth1Token> token) {}

  /** Whose request this is, or an answer 401. */
  public Verified verify(SimulatedCall call, String authorization) {
    if (!OAuth1Header.isOne(authorization)) {
      throw errors.unauthorized(32);
    }
    OAuth1Header header = OAuth1Header.parse(authorization);
    App app =
        credentials
            .appByConsumerKey(header.get("oauth_consumer_key"))
            .orElseThrow(() -> errors.unauthorized(32));
    String tokenText = header.get("oauth_token");
    Optional<Credentials.OAuth1Token> token = credentials.oauth1Token(tokenText);
    if (!tokenText.isEmpty() && token.filter(t -> t.app().id() == app.id()).isEmpty()) {
      throw errors.unauthorized(89);
    }
    String secret = token.map(Credentials.OAuth1Token::secret).orElse("");
    String expected = OAuth1Signature.of(signed(call, header), app.consumerSecret(), secret);
    if (!header.get("oauth_signature_method").equals("HMAC-SHA1")
        || !Secrets.same(expected, header.get("oauth_signature"))) {
      throw errors.unauthorized(32);
    }
    checkFresh(header, tokenText);
    return new Verified(app, token);
  }

  private static OAuth1Signature.Signed signed(SimulatedCall call, OAuth1Header header) {
    var params = new ArrayList<Param>(header.signed());
    params.addAll(call.queryParams());
    params.addAll(call.formParams());
    return new OAuth1Signature.Signed(call.method(), call.url(), params);
  }

  private void checkFresh(OAuth1Header header, String token) {
    String timestamp = header.get("oauth_timestamp");
    if (!timestamp.matches("\\d{1,12}")) {
      throw errors.unauthorized(32);
    }
    Instant now = clock.instant();
    Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
    Duration tolerance = settings.signatureTolerance();
    if (Duration.between(signedAt, now).abs().compareTo(tolerance) > 0) {
      throw errors.unauthorized(32);
    }
    String nonce = token + "/" + timestamp + "/" + header.get("oauth_nonce");
    boolean unused = use(nonce, now, tolerance);
    if (!unused && settings.isOn(Switch.REFUSE_USED_NONCES)) {
      throw errors.unauthorized(32);
    }
  }

  /** Remembers a nonce for as long as its time would be accepted; false if it is remembered. */
  private synchronized boolean use(String nonce, Instant now, Duration tolerance) {
    Iterator<Instant> oldest = usedNonces.values().iterator();
    Duration kept = tolerance.multipliedBy(2);
    while (oldest.hasNext() && oldest.next().isBefore(now.minus(kept))) {
      oldest.remove();
    }
    return usedNonces.putIfAbsent(nonce, now) == null;
  }
}
