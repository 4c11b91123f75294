/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.x;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.services.TimestampService;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import okhttp3.HttpUrl;

/**
 * Signs requests by OAuth 1.0a (HMAC-SHA1). Query parameters are signed; JSON and multipart bodies
 * are not, by the standard. Safe for many threads.
 */
final class OAuth1Signature {
  private final Api api;

  OAuth1Signature(TimestampService stamps) {
    this.api = new Api(stamps);
  }

  /** Stamps with this clock, which has to be right to some minutes: X refuses old stamps. */
  OAuth1Signature(InstantSource clock) {
    this(new RandomStamps(clock));
  }

  /** The Authorization header of a request without a form body. */
  String header(XCredentials.OAuth1 credentials, String method, HttpUrl url) {
    OAuthRequest request =
        new OAuthRequest(Verb.valueOf(method), url.newBuilder().query(null).build().toString());
    for (int i = 0; i < url.querySize(); i++) {
      request.addQuerystringParameter(
          url.queryParameterName(i), Objects.requireNonNullElse(url.queryParameterValue(i), ""));
    }
    return sign(credentials, request);
  }

  String sign(XCredentials.OAuth1 credentials, OAuthRequest request) {
    new ServiceBuilder(credentials.consumerKey())
        .apiSecret(credentials.consumerSecret())
        .build(api)
        .signRequest(
            new OAuth1AccessToken(credentials.token(), credentials.tokenSecret()), request);
    return Objects.requireNonNull(request.getHeaders().get("Authorization"));
  }

  private record RandomStamps(InstantSource clock) implements TimestampService {
    @Override
    public String getTimestampInSeconds() {
      return Long.toString(clock.instant().getEpochSecond());
    }

    @Override
    public String getNonce() {
      return UUID.randomUUID().toString().replace("-", "");
    }
  }

  /** Only the signing half of the protocol is used, so the endpoints are never asked for. */
  private static final class Api extends DefaultApi10a {
    private final TimestampService stamps;

    Api(TimestampService stamps) {
      this.stamps = stamps;
    }

    @Override
    public TimestampService getTimestampService() {
      return stamps;
    }

    @Override
    public String getRequestTokenEndpoint() {
      throw new UnsupportedOperationException("signs only");
    }

    @Override
    public String getAccessTokenEndpoint() {
      throw new UnsupportedOperationException("signs only");
    }

    @Override
    protected String getAuthorizationBaseUrl() {
      throw new UnsupportedOperationException("signs only");
    }
  }
}
