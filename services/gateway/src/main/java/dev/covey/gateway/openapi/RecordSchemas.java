/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.openapi;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.covey.gateway.query.JsonBody;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas of the records that are bodies and answers, each under its own name, so that a
 * schema can't say anything else than the record. One thread at a time.
 */
final class RecordSchemas {
  private static final String TYPE = "type";
  private static final Map<Class<?>, Map<String, Object>> PLAIN =
      Map.of(
          String.class, Map.of(TYPE, "string"),
          Instant.class, Map.of(TYPE, "string", "format", "date-time"),
          boolean.class, Map.of(TYPE, "boolean"),
          Boolean.class, Map.of(TYPE, "boolean"),
          int.class, Map.of(TYPE, "integer"),
          Integer.class, Map.of(TYPE, "integer"),
          long.class, Map.of(TYPE, "integer", "format", "int64"),
          Long.class, Map.of(TYPE, "integer", "format", "int64"),
          double.class, Map.of(TYPE, "number"),
          Double.class, Map.of(TYPE, "number"));

  private final Map<String, Object> named = new TreeMap<>();
  private final Map<String, Class<?>> owners = new HashMap<>();

  /** All that were asked for, by name. */
  Map<String, Object> named() {
    return named;
  }

  /** What an answer is: all members are there, null where there is nothing to say. */
  Map<String, Object> ofAnswer(Class<?> type) {
    return reference(type, false);
  }

  /** What a body has to be: no other members, and some may be left out. */
  Map<String, Object> ofBody(Class<?> type) {
    return reference(type, true);
  }

  private Map<String, Object> reference(Class<?> type, boolean body) {
    String name = type.getSimpleName();
    Class<?> owner = owners.putIfAbsent(name, type);
    if (owner == null) {
      named.put(name, describe(type, body));
    } else if (owner != type) {
      throw new IllegalStateException(
          owner.getName() + " and " + type.getName() + " would have the same name");
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private Map<String, Object> describe(Class<?> type, boolean body) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.put(component.getName(), member(component, body));
      if (!body || !JsonBody.isOptional(component)) {
        required.add(component.getName());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(TYPE, "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    if (body) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private Map<String, Object> member(RecordComponent component, boolean body) {
    if (component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
      return Map.of();
    }
    Map<String, Object> schema = of(component.getAnnotatedType(), body);
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        ? Map.of("anyOf", List.of(schema, Map.of(TYPE, "null")))
        : schema;
  }

  private Map<String, Object> of(AnnotatedType annotated, boolean body) {
    return of(annotated.getType(), body);
  }

  private Map<String, Object> of(Type type, boolean body) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Type last = arguments[arguments.length - 1];
      return generic.getRawType() instanceof Class<?> raw && Collection.class.isAssignableFrom(raw)
          ? Map.of(TYPE, "array", "items", of(last, body))
          : Map.of(TYPE, "object", "additionalProperties", of(last, body));
    }
    Class<?> plain = (Class<?>) type;
    Map<String, Object> known = PLAIN.get(plain);
    if (known != null) {
      return known;
    }
    if (plain.isEnum()) {
      return Map.of(TYPE, "string", "enum", words(plain));
    }
    if (plain.isRecord()) {
      return reference(plain, body);
    }
    throw new IllegalStateException("no schema for " + type.getTypeName());
  }

  private static List<String> words(Class<?> constants) {
    return Arrays.stream(constants.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
