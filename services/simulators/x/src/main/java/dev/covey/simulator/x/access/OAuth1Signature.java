/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.access;

import dev.covey.simulator.kit.Param;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The HMAC-SHA1 signature of a request by the rules of OAuth 1.0a. Pure. */
public final class OAuth1Signature {

  private OAuth1Signature() {}

  /** What is signed: method, address without query, and all parameters but the signature. */
  public record Signed(String method, String url, List<Param> params) {

    public Signed {
      params = List.copyOf(params);
    }
  }

  /** The signature in Base64. */
  public static String of(Signed request, String consumerSecret, String tokenSecret) {
    return Secrets.hmacSha1(encode(consumerSecret) + "&" + encode(tokenSecret), base(request));
  }

  /** The string that is hashed. */
  public static String base(Signed request) {
    return request.method() + "&" + encode(request.url()) + "&" + encode(parameters(request));
  }

  /** All parameters, encoded, sorted by name and value, and joined. */
  public static String parameters(Signed request) {
    var encoded = new ArrayList<Param>();
    for (Param param : request.params()) {
      encoded.add(new Param(encode(param.name()), encode(param.value())));
    }
    encoded.sort(Comparator.comparing(Param::name).thenComparing(Param::value));
    return encoded.stream()
        .map(param -> param.name() + "=" + param.value())
        .collect(Collectors.joining("&"));
  }

  /** Encodes all but letters, digits and {@code -._~}. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
