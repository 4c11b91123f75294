/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import dev.covey.model.database.DatabaseAccess;
import dev.covey.model.review.ReviewSchedule;
import dev.covey.model.time.QuietHours;
import dev.covey.model.time.Spans;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of values that settings have. */
final class ValueTypes {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  private ValueTypes() {}

  static ValueType<String> text() {
    return new ValueType<>("any text", false, text -> text);
  }

  static ValueType<String> name() {
    return new ValueType<>(
        "a name of small letters, digits and _ that does not begin with a digit",
        false,
        text -> {
          require(text.matches("[a-z_][a-z0-9_]{0,62}"));
          return text;
        });
  }

  static ValueType<Secret> secret() {
    return new ValueType<>("any text", true, Secret::new);
  }

  static ValueType<Path> path() {
    return new ValueType<>("a path", false, Path::of);
  }

  static ValueType<Integer> wholeNumber(int least, int most) {
    return new ValueType<>(
        "a whole number from " + least + " to " + most,
        false,
        text -> {
          int number = Integer.parseInt(text);
          require(number >= least && number <= most);
          return number;
        });
  }

  /** Ids of X are 64-bit numbers above zero. */
  static ValueType<Long> tweetId() {
    return new ValueType<>(
        "a tweet's id, in digits",
        false,
        text -> {
          long id = Long.parseLong(text);
          require(id > 0);
          return id;
        });
  }

  static ValueType<Double> number(double least, double most) {
    return new ValueType<>(
        "a number from " + least + " to " + most,
        false,
        text -> {
          double number = Double.parseDouble(text);
          require(number >= least && number <= most);
          return number;
        });
  }

  static ValueType<Duration> duration(Duration least, Duration most) {
    return new ValueType<>(
        "a span such as 500ms, 20s, 15m, 1h30m or 2d, from "
            + Spans.text(least)
            + " to "
            + Spans.text(most),
        false,
        text -> {
          Duration span = Spans.parse(text);
          require(span.compareTo(least) >= 0 && span.compareTo(most) <= 0);
          return span;
        });
  }

  static ValueType<ReviewSchedule> reviewSchedule() {
    return new ValueType<>(
        "ages and spans such as 1h:15m,1d:2h,older:60d, ages rising, spans of at least 1m",
        false,
        ReviewSchedule::parse);
  }

  static ValueType<QuietHours> quietHours() {
    return new ValueType<>(
        "hours such as 22:00-07:00 Europe/Paris; without a zone in UTC", false, QuietHours::parse);
  }

  static ValueType<Instant> moment() {
    return new ValueType<>("a moment such as 2026-11-20T08:00:00Z", false, Instant::parse);
  }

  static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type) {
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return new ValueType<>(
        "one of " + names, false, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
  }

  static ValueType<URI> url(String... schemes) {
    List<String> allowed = List.of(schemes);
    return new ValueType<>(
        "a URL with a host that begins with " + String.join(":// or ", allowed) + "://",
        false,
        text -> {
          URI uri = URI.create(text);
          require(uri.getHost() != null && allowed.contains(uri.getScheme()));
          return uri;
        });
  }

  /** Where a browser on this machine comes back to; port 0 stands for any that is free. */
  static ValueType<URI> loopbackUrl() {
    return new ValueType<>(
        "a URL such as http://127.0.0.1:8655/callback, at 127.0.0.1, [::1] or localhost, with a port",
        false,
        text -> {
          URI uri = URI.create(text);
          require("http".equals(uri.getScheme()) && uri.getRawQuery() == null);
          require(LOOPBACK.contains(String.valueOf(uri.getHost())) && uri.getPort() >= 0);
          return uri;
        });
  }

  static ValueType<List<URI>> urls(String... schemes) {
    ValueType<URI> one = url(schemes);
    return new ValueType<>(
        "a list, parted by commas, each " + one.allowed(),
        false,
        text ->
            Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(piece -> !piece.isEmpty())
                .map(one::parse)
                .toList());
  }

  /** Kept as text, because user and password may stand in it or beside it. */
  static ValueType<String> databaseUrl() {
    return new ValueType<>(
        "a URL such as postgresql://user:password@host:5432/name",
        false,
        text -> {
          DatabaseAccess access = DatabaseAccess.parse(text, "user", "", "schema", 1);
          URI uri = URI.create(access.url().substring("jdbc:".length()));
          require(!access.url().startsWith("jdbc:postgresql://null") && uri.getPath().length() > 1);
          return text;
        });
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("not allowed");
    }
  }
}
