/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.api;

import dev.covey.simulator.kit.AnswerException;
import dev.covey.simulator.kit.SimulatedCall;
import dev.covey.simulator.x.access.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a JSON object strictly, as the platform's schemas do: unknown members are refused. */
final class Body {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final JsonNode json;
  private final String path;
  private final Errors errors;

  private Body(JsonNode json, String path, Errors errors) {
    this.json = json;
    this.path = path;
    this.errors = errors;
  }

  static Body read(SimulatedCall call, Errors errors) {
    String type = call.header("Content-Type").orElse("");
    if (!type.startsWith("application/json")) {
      throw errors.invalid("Requests with bodies must have content-type of application/json.");
    }
    JsonNode json;
    try {
      json = MAPPER.readTree(call.body());
    } catch (JacksonException e) {
      throw errors.invalid("Request body is not valid JSON.");
    }
    if (json == null || !json.isObject()) {
      throw errors.invalid("Request body must be a JSON object.");
    }
    return new Body(json, "$", errors);
  }

  /** Refuses members other than these. */
  Body only(String... members) {
    Set<String> allowed = Set.of(members);
    for (String name : json.propertyNames()) {
      if (!allowed.contains(name)) {
        throw errors.invalid(
            "%s.%s: is not defined in the schema and the schema does not allow additional properties"
                .formatted(path, name));
      }
    }
    return this;
  }

  boolean has(String name) {
    return json.has(name);
  }

  Optional<String> text(String name) {
    if (!json.has(name)) {
      return Optional.empty();
    }
    if (!json.path(name).isString()) {
      throw wrongType(name, "string");
    }
    return Optional.of(json.path(name).asString());
  }

  Optional<Boolean> flag(String name) {
    if (!json.has(name)) {
      return Optional.empty();
    }
    if (!json.path(name).isBoolean()) {
      throw wrongType(name, "boolean");
    }
    return Optional.of(json.path(name).asBoolean());
  }

  boolean requiredFlag(String name) {
    return flag(name).orElseThrow(() -> missing(name));
  }

  Optional<Integer> number(String name, int min, int max) {
    if (!json.has(name)) {
      return Optional.empty();
    }
    JsonNode value = json.path(name);
    if (!value.isIntegralNumber()) {
      throw wrongType(name, "integer");
    }
    if (value.asLong() < min || value.asLong() > max) {
      throw errors.invalid("%s.%s: must be from %d to %d".formatted(path, name, min, max));
    }
    return Optional.of(value.asInt());
  }

  Optional<Long> longNumber(String name) {
    if (!json.has(name)) {
      return Optional.empty();
    }
    if (!json.path(name).isIntegralNumber()) {
      throw wrongType(name, "integer");
    }
    return Optional.of(json.path(name).asLong());
  }

  Optional<Long> id(String name) {
    return text(name).map(value -> id(name, value));
  }

  long requiredId(String name) {
    return id(name).orElseThrow(() -> missing(name));
  }

  private long id(String name, String value) {
    if (!ApiCall.isId(value)) {
      throw errors.invalid(
          "%s.%s: does not match the regex pattern ^[0-9]{1,19}$".formatted(path, name));
    }
    return Long.parseLong(value);
  }

  Optional<String> choice(String name, Set<String> allowed) {
    Optional<String> value = text(name);
    if (value.isPresent() && !allowed.contains(value.get())) {
      throw errors.invalid(
          "%s.%s: does not have a value in the enumeration %s".formatted(path, name, allowed));
    }
    return value;
  }

  List<String> texts(String name, int min, int max) {
    JsonNode array = json.path(name);
    if (array.isMissingNode()) {
      throw missing(name);
    }
    if (!array.isArray()) {
      throw wrongType(name, "array");
    }
    if (array.size() < min || array.size() > max) {
      throw errors.invalid(
          "%s.%s: there must be from %d to %d items in the array".formatted(path, name, min, max));
    }
    var texts = new ArrayList<String>();
    for (JsonNode item : array) {
      if (!item.isString()) {
        throw wrongType(name + "[" + texts.size() + "]", "string");
      }
      texts.add(item.asString());
    }
    return texts;
  }

  List<Long> ids(String name, int min, int max) {
    return texts(name, min, max).stream().map(value -> id(name, value)).toList();
  }

  Optional<Body> child(String name) {
    if (!json.has(name)) {
      return Optional.empty();
    }
    if (!json.path(name).isObject()) {
      throw wrongType(name, "object");
    }
    return Optional.of(new Body(json.path(name), path + "." + name, errors));
  }

  /** The objects in an array. */
  List<Body> children(String name, int min, int max) {
    JsonNode array = json.path(name);
    if (!array.isArray() || array.size() < min || array.size() > max) {
      throw wrongType(name, "array of " + min + " to " + max + " objects");
    }
    var children = new ArrayList<Body>();
    for (JsonNode item : array) {
      children.add(new Body(item, path + "." + name + "[" + children.size() + "]", errors));
    }
    return children;
  }

  AnswerException missing(String name) {
    return errors.invalid("%s.%s: is missing but it is required".formatted(path, name));
  }

  private AnswerException wrongType(String name, String wanted) {
    return errors.invalid("%s.%s: %s expected".formatted(path, name, wanted));
  }
}
