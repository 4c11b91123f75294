/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.kit.Param;
import dev.covey.simulator.x.access.OAuth1Signature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors that the platform publishes. */
class OAuth1SignatureTest {

  private static final List<Param> PARAMS =
      List.of(
          new Param("status", "Hello Ladies + Gentlemen, a signed OAuth request!"),
          new Param("include_entities", "true"),
          new Param("oauth_consumer_key", "xvz1evFS4wEEPTGEFPHBog"),
          new Param("oauth_nonce", "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"),
          new Param("oauth_signature_method", "HMAC-SHA1"),
          new Param("oauth_timestamp", "1318622958"),
          new Param("oauth_token", "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb"),
          new Param("oauth_version", "1.0"));

  @ParameterizedTest
  @CsvSource({
    "https://api.x.com/1.1/statuses/update.json, Ls93hJiZbQ3akF3HF3x1Bz8/zU4=",
    "https://api.twitter.com/1.1/statuses/update.json, hCtSmYh+iHYCEqBWrE7C7hYmtUk=",
    "https://api.twitter.com/1/statuses/update.json, tnnArxj06cWHq44gCs1OSKk/jLY="
  })
  void signature_isThePublishedOne(String url, String expected) {
    var signed = new OAuth1Signature.Signed("POST", url, PARAMS);

    assertThat(
            OAuth1Signature.of(
                signed,
                "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
                "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE"))
        .isEqualTo(expected);
  }

  @Test
  void parameters_areSortedAndEncoded() {
    var signed = new OAuth1Signature.Signed("POST", "https://api.x.com/", PARAMS);

    assertThat(OAuth1Signature.parameters(signed))
        .startsWith("include_entities=true&oauth_consumer_key=xvz1evFS4wEEPTGEFPHBog&")
        .endsWith(
            "&oauth_version=1.0&status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth"
                + "%20request%21");
  }

  @Test
  void encoding_isThatOfTheRfc() {
    assertThat(OAuth1Signature.encode("Ladies + Gentlemen")).isEqualTo("Ladies%20%2B%20Gentlemen");
    assertThat(OAuth1Signature.encode("Dogs, Cats & Mice"))
        .isEqualTo("Dogs%2C%20Cats%20%26%20Mice");
    assertThat(OAuth1Signature.encode("\u2603-._~*")).isEqualTo("%E2%98%83-._~%2A");
  }
}
