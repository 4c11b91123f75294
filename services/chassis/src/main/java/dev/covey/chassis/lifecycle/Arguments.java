/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.lifecycle;

import dev.covey.chassis.config.Suggestion;
import dev.covey.model.time.Spans;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The few options that a service takes: {@code --name value} or {@code --name=value}. Everything
 * else is a {@link UsageException}.
 */
public final class Arguments {
  private final Map<String, String> values;

  private Arguments(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Reads them, or says what is wrong.
   *
   * @param options those that are allowed, such as {@code --every}
   */
  public static Arguments parse(List<String> arguments, Set<String> options) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!options.contains(name)) {
        throw new UsageException(unknown(name, options));
      }
      if (equals < 0 && i + 1 == arguments.size()) {
        throw new UsageException(name + " needs a value");
      }
      String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
      if (values.put(name, value) != null) {
        throw new UsageException(name + " is given twice");
      }
    }
    return new Arguments(values);
  }

  private static String unknown(String name, Set<String> options) {
    if (options.isEmpty()) {
      return "'" + name + "' is too much: this service takes no options";
    }
    return "'"
        + name
        + "' is not an option; "
        + Suggestion.closest(name, options)
            .map(close -> "did you mean " + close + "?")
            .orElse("there is " + String.join(", ", options));
  }

  public Optional<String> text(String option) {
    return Optional.ofNullable(values.get(option));
  }

  public Optional<Duration> duration(String option) {
    return text(option)
        .map(text -> {
          try {
            return Spans.parse(text);
          } catch (IllegalArgumentException wrong) {
            throw new UsageException(option + ": " + wrong.getMessage());
          }
        });
  }
}
