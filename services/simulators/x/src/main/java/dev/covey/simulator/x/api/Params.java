/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.AnswerException;
import dev.covey.simulator.kit.Param;
import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.x.access.Errors;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads query parameters; what nobody asked for is refused by {@link #finish}. */
final class Params {

  private final SimulatedCall call;
  private final Errors errors;
  private final Set<String> known = new TreeSet<>();

  Params(SimulatedCall call, Errors errors) {
    this.call = call;
    this.errors = errors;
  }

  Optional<String> text(String name) {
    known.add(name);
    return call.queryParam(name);
  }

  String required(String name) {
    return text(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() ->
            errors.invalid(name, "", "The `%s` query parameter can not be empty".formatted(name)));
  }

  int number(String name, int min, int max, int otherwise) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("\\d{1,9}")
        || Integer.parseInt(text.get()) < min
        || Integer.parseInt(text.get()) > max) {
      throw errors.invalid(
          name,
          text.get(),
          "The `%s` query parameter value [%s] is not between %d and %d"
              .formatted(name, text.get(), min, max));
    }
    return Integer.parseInt(text.get());
  }

  Optional<Instant> time(String name) {
    return text(name).map(value -> time(name, value));
  }

  private Instant time(String name, String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeException e) {
      throw invalid(name, value);
    }
  }

  Optional<Long> id(String name) {
    return text(name)
        .map(value -> {
          if (!ApiCall.isId(value)) {
            throw invalid(name, value);
          }
          return Long.parseLong(value);
        });
  }

  /** Values with commas between them; each must match, and there must be at most so many. */
  List<String> list(String name, String pattern, int max) {
    List<String> values = List.of(required(name).split(",", -1));
    if (values.size() > max) {
      throw errors.invalid(
          name,
          Integer.toString(values.size()),
          "The number of values in the `%s` query parameter list [%d] is not between 1 and %d"
              .formatted(name, values.size(), max));
    }
    for (String value : values) {
      if (!value.matches(pattern)) {
        throw errors.invalid(
            name,
            value,
            "The `%s` query parameter value [%s] does not match ^%s$"
                .formatted(name, value, pattern));
      }
    }
    return values;
  }

  /** Values out of a choice, with commas between them. */
  Set<String> choices(String name, Set<String> allowed) {
    var chosen = new LinkedHashSet<String>();
    for (String value : text(name).map(text -> text.split(",", -1)).orElse(new String[0])) {
      if (!allowed.contains(value)) {
        throw errors.invalid(
            name,
            value,
            "The `%s` query parameter value [%s] is not one of [%s]"
                .formatted(name, value, String.join(",", new TreeSet<>(allowed))));
      }
      chosen.add(value);
    }
    return chosen;
  }

  private AnswerException invalid(String name, String value) {
    return errors.invalid(
        name, value, "The `%s` query parameter value [%s] is not valid".formatted(name, value));
  }

  /** Refuses parameters that were not read. */
  void finish() {
    for (Param param : call.queryParams()) {
      if (!known.contains(param.name())) {
        throw errors.invalid(
            param.name(),
            param.value(),
            "The query parameter [%s] is not one of [%s]"
                .formatted(param.name(), String.join(",", known)));
      }
    }
  }
}
