/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.query;

import dev.covey.chassis.config.Suggestion;
import dev.covey.gateway.problem.ProblemException;
import dev.covey.model.history.TweetCursor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request. Refuses, by {@link ProblemException}, what the route does not know, what
 * is said twice, what is empty and what no text has, so that no wish is passed over in silence.
 */
public final class Parameters {
  private static final int LONGEST = 500;
  private final Map<String, String> values;

  private Parameters(Map<String, String> values) {
    this.values = values;
  }

  public static Parameters parse(@Nullable String query, Set<String> known) {
    Map<String, String> values = new HashMap<>();
    for (String pair : (query == null ? "" : query).split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decoded(pair, equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(name, pair.substring(equals + 1));
      check(name, value, known);
      if (values.put(name, value) != null) {
        throw ProblemException.wrong(name, "this is said twice", null);
      }
    }
    return new Parameters(values);
  }

  private static String decoded(String name, String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw ProblemException.wrong(
          Quoted.of(name), "a % must be followed by two digits of hexadecimal", null);
    }
  }

  private static void check(String name, String value, Set<String> known) {
    if (!known.contains(name)) {
      throw ProblemException.wrong(
          Quoted.of(name),
          known.isEmpty()
              ? "nothing can be chosen here"
              : "this is not known here; there are " + String.join(", ", new TreeSet<>(known)),
          Suggestion.closest(name, known).orElse(null));
    }
    if (value.isEmpty()) {
      throw ProblemException.wrong(name, "this is empty; leave it out", null);
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.wrong(name, "control characters are in no text that is kept", null);
    }
    if (value.length() > LONGEST) {
      throw ProblemException.wrong(name, "this has more than " + LONGEST + " characters", null);
    }
  }

  public @Nullable String text(String name) {
    return values.get(name);
  }

  public int wholeNumber(String name, int otherwise, int most) {
    return wholeNumber(name, otherwise, 1, most);
  }

  public int wholeNumber(String name, int otherwise, int least, int most) {
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException wrong) {
      // said below
    }
    throw ProblemException.wrong(
        name,
        "'" + Quoted.of(text) + "' is no whole number from " + least + " to " + most,
        Integer.toString(otherwise));
  }

  public boolean flag(String name) {
    return switch (values.getOrDefault(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw notOneOf(name, List.of("true", "false"));
    };
  }

  /** One of the constants, by its name in small letters. */
  public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
    String text = values.get(name);
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> word(constant).equals(text))
            .findFirst()
            .orElseThrow(() ->
                notOneOf(
                    name, Arrays.stream(type.getEnumConstants()).map(Parameters::word).toList())));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private ProblemException notOneOf(String name, List<String> words) {
    String text = values.getOrDefault(name, "");
    return ProblemException.wrong(
        name,
        "'" + Quoted.of(text) + "' is none of " + words.stream().collect(Collectors.joining(", ")),
        Suggestion.closest(text, words).orElse(words.getFirst()));
  }

  /** What {@code from} and {@code until} say. */
  public Span span() {
    String from = values.get("from");
    String until = values.get("until");
    Instant first = from == null ? null : Moments.first("from", from);
    Instant last = until == null ? null : Moments.last("until", until);
    if (first != null && last != null && !first.isBefore(last)) {
      throw ProblemException.wrong(
          "from", "nothing is at or after from and before until", "from=" + until);
    }
    return new Span(first, last);
  }

  public @Nullable TweetCursor afterTweet() {
    String text = values.get("after");
    return text == null ? null : Cursors.tweets("after", text);
  }

  public @Nullable String afterProfile() {
    String text = values.get("after");
    return text == null ? null : Cursors.profiles("after", text);
  }
}
