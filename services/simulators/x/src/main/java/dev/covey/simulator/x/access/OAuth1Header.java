/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.access;

import dev.covey.simulator.kit.Param;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters in an {@code Authorization: OAuth} header, decoded. */
record OAuth1Header(List<Param> params) {

  private static final String SCHEME = "OAuth ";
  private static final Pattern PAIR = Pattern.compile("\\s*([A-Za-z_]+)=\"([^\"]*)\"\\s*(?:,|$)");

  OAuth1Header {
    params = List.copyOf(params);
  }

  static boolean isOne(String header) {
    return header.startsWith(SCHEME);
  }

  static OAuth1Header parse(String header) {
    var params = new ArrayList<Param>();
    Matcher matcher = PAIR.matcher(header.substring(SCHEME.length()));
    while (matcher.find()) {
      String value = matcher.group(2).replace("+", "%2B");
      params.add(new Param(matcher.group(1), URLDecoder.decode(value, StandardCharsets.UTF_8)));
    }
    return new OAuth1Header(params);
  }

  /** The value, or an empty text. */
  String get(String name) {
    return params.stream()
        .filter(param -> param.name().equals(name))
        .map(Param::value)
        .findFirst()
        .orElse("");
  }

  /** What of it is signed: everything but the signature and the realm. */
  List<Param> signed() {
    return params.stream()
        .filter(p -> !p.name().equals("oauth_signature") && !p.name().equals("realm"))
        .toList();
  }
}
