/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter.upstream;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a search wants: words, and the operators of X among them. {@code since} is included, {@code
 * until} is not.
 *
 * @param from user names in lower case; none means everybody
 * @param required kinds such as "media" or "replies" that a result must be of
 * @param excluded kinds that no result is of
 */
public record SearchQuery(
    Set<String> from,
    List<String> words,
    @Nullable Instant since,
    @Nullable Instant until,
    Set<String> required,
    Set<String> excluded,
    long minimumLikes) {

  private static final Pattern TOKEN = Pattern.compile("[^()\\s]+");

  public SearchQuery {
    from = Set.copyOf(from);
    words = List.copyOf(words);
    required = Set.copyOf(required);
    excluded = Set.copyOf(excluded);
  }

  /**
   * Reads a query as it is typed, where what is no operator is a word; a form's fields may narrow
   * it.
   */
  public static Builder typed(String text) {
    var builder = new Builder();
    TOKEN.matcher(text).results().map(MatchResult::group).forEach(builder::token);
    return builder;
  }

  /** A query in the making. One thread at a time. */
  public static final class Builder {
    private final Set<String> from = new HashSet<>();
    private final List<String> words = new ArrayList<>();
    private final Set<String> required = new HashSet<>();
    private final Set<String> excluded = new HashSet<>();
    private @Nullable Instant since;
    private @Nullable Instant until;
    private long minimumLikes;

    private Builder() {}

    private void token(String token) {
      int colon = token.indexOf(':');
      String value = token.substring(colon + 1);
      switch (colon < 0 ? "" : token.substring(0, colon)) {
        case "from" -> author(value);
        case "since" -> since(value);
        case "until" -> until(value);
        case "filter" -> required(value);
        case "-filter" -> excluded(value);
        case "min_faves" -> minimumLikes(value);
        case "include" -> {}
        default -> {
          if (!token.isEmpty() && !token.equals("OR")) {
            words.add(token.toLowerCase(Locale.ROOT));
          }
        }
      }
    }

    public Builder author(String name) {
      from.add(name.toLowerCase(Locale.ROOT));
      return this;
    }

    /** A day as {@code 2026-08-22}; anything else is overlooked, as X does. */
    public Builder since(String day) {
      since = day(day);
      return this;
    }

    public Builder until(String day) {
      until = day(day);
      return this;
    }

    public Builder required(String kind) {
      required.add(kind);
      return this;
    }

    public Builder excluded(String kind) {
      excluded.add(kind);
      return this;
    }

    public Builder minimumLikes(String count) {
      minimumLikes = count.matches("\\d{1,9}") ? Long.parseLong(count) : 0;
      return this;
    }

    public SearchQuery build() {
      return new SearchQuery(from, words, since, until, required, excluded, minimumLikes);
    }

    private static @Nullable Instant day(String day) {
      try {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
      } catch (DateTimeParseException _) {
        return null;
      }
    }
  }
}
