/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a setting may be.
 *
 * @param allowed worded so that it reads well after "must be"
 * @param parser throws a RuntimeException for what is not allowed
 */
public record ValueType<T>(String allowed, boolean secret, Function<String, T> parser) {
  private static final Pattern PASSWORD_IN_URL = Pattern.compile("://([^:/@\\s]*):\\S*@");
  private static final Pattern PASSWORD_IN_QUERY =
      Pattern.compile("((?:password|secret|token)=)[^&\\s]*", Pattern.CASE_INSENSITIVE);

  public T parse(String text) {
    return parser.apply(text);
  }

  /** The value as people may see it: no secrets, and no passwords inside URLs. */
  public String show(String text) {
    if (secret) {
      return "***";
    }
    String masked = PASSWORD_IN_URL.matcher(text).replaceAll("://$1:***@");
    return PASSWORD_IN_QUERY.matcher(masked).replaceAll("$1***");
  }
}
