/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.services.TimestampService;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class OAuth1SignatureTest {
  private static final Pattern SIGNATURE = Pattern.compile("oauth_signature=\"([^\"]+)\"");

  /** The keys of X's own worked example. */
  private static final XCredentials.OAuth1 EXAMPLE =
      new XCredentials.OAuth1(
          "xvz1evFS4wEEPTGEFPHBog",
          "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
          "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
          "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE");

  private final OAuth1Signature signature = new OAuth1Signature(new ExampleStamps());

  @Test
  void signature_isThatOfTheCurrentExample() {
    assertThat(signed("https://api.x.com/1.1/statuses/update.json"))
        .isEqualTo("Ls93hJiZbQ3akF3HF3x1Bz8/zU4=");
  }

  @Test
  void signature_isThatOfTheOlderExample() {
    assertThat(signed("https://api.twitter.com/1.1/statuses/update.json"))
        .isEqualTo("hCtSmYh+iHYCEqBWrE7C7hYmtUk=");
  }

  @Test
  void signature_dependsOnQueryParametersInAnyOrder() {
    String one = header("https://api.x.com/2/tweets?ids=1%2C2&a=%E2%98%83%20%2B");
    String two = header("https://api.x.com/2/tweets?a=%E2%98%83%20%2B&ids=1%2C2");
    String other = header("https://api.x.com/2/tweets?a=%E2%98%83%20%2B&ids=1%2C3");
    assertThat(one).isEqualTo(two).isNotEqualTo(other);
  }

  @Test
  void header_carriesEveryParameterButTheSecrets() {
    assertThat(header("https://api.x.com/2/users/me"))
        .startsWith("OAuth ")
        .contains(
            "oauth_consumer_key=\"xvz1evFS4wEEPTGEFPHBog\"",
            "oauth_signature_method=\"HMAC-SHA1\"",
            "oauth_version=\"1.0\"",
            "oauth_timestamp=\"1318622958\"")
        .doesNotContain(EXAMPLE.consumerSecret(), EXAMPLE.tokenSecret());
  }

  @Test
  void credentials_textShowsNoSecret() {
    assertThat(EXAMPLE).hasToString("OAuth1[***]");
    assertThat(new XCredentials.UserToken("abc")).hasToString("UserToken[***]");
    assertThat(new XCredentials.AppToken("abc")).hasToString("AppToken[***]");
  }

  private String header(String url) {
    return signature.header(EXAMPLE, "GET", HttpUrl.get(url));
  }

  private String signed(String url) {
    OAuthRequest request = new OAuthRequest(Verb.POST, url);
    request.addQuerystringParameter("include_entities", "true");
    request.addBodyParameter("status", "Hello Ladies + Gentlemen, a signed OAuth request!");
    Matcher found = SIGNATURE.matcher(signature.sign(EXAMPLE, request));
    assertThat(found.find()).isTrue();
    return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
  }

  private static final class ExampleStamps implements TimestampService {
    @Override
    public String getTimestampInSeconds() {
      return "1318622958";
    }

    @Override
    public String getNonce() {
      return "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg";
    }
  }
}
