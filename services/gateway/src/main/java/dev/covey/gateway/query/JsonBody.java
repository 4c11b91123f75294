/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway.query;

import dev.covey.chassis.config.Suggestion;
import dev.covey.gateway.problem.ProblemException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads a body of JSON into the record that a route takes. Refuses, by {@link ProblemException},
 * what the record does not know, what it needs and is not there, and what is of another type: a
 * body is never half understood.
 */
public final class JsonBody {
  /** More than any text of ours needs. */
  private static final int LONGEST = 2_000;

  private static final String WHOLE = "body";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private JsonBody() {}

  /** An empty body is one without members. */
  public static <T> T read(byte[] body, Class<T> type) {
    JsonNode tree = tree(body);
    if (!tree.isObject()) {
      throw ProblemException.wrong(WHOLE, "a body has to be one JSON object", "{}");
    }
    checkTexts("", tree);
    try {
      T read = MAPPER.treeToValue(tree, type);
      checkMissing("", tree, type);
      return read;
    } catch (UnrecognizedPropertyException unknown) {
      throw unknown(unknown);
    } catch (MismatchedInputException mismatch) {
      throw mismatched(mismatch);
    }
  }

  private static JsonNode tree(byte[] body) {
    if (body.length == 0) {
      return MAPPER.createObjectNode();
    }
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException broken) {
      throw ProblemException.wrong(
          WHOLE, "this is no JSON: " + Quoted.of(broken.getOriginalMessage()), null);
    }
  }

  private static void checkTexts(String path, JsonNode node) {
    if (node.isObject()) {
      node.properties()
          .forEach(member -> {
            checkText(path, member.getKey());
            checkTexts(join(path, member.getKey()), member.getValue());
          });
    } else if (node.isArray()) {
      node.forEach(each -> checkTexts(path, each));
    } else if (node.isString()) {
      checkText(path, node.asString());
    }
  }

  private static void checkText(String path, String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.wrong(
          Quoted.of(path), "control characters are in no text that is kept", null);
    }
    if (text.length() > LONGEST) {
      throw ProblemException.wrong(
          Quoted.of(path), "this has more than " + LONGEST + " characters", null);
    }
  }

  /** What may be left out is nullable, or false where it is. */
  private static void checkMissing(String path, JsonNode tree, Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      JsonNode member = tree.path(name);
      boolean absent = member.isMissingNode() || member.isNull();
      if (absent && !isOptional(component)) {
        throw ProblemException.wrong(join(path, name), "this is needed", null);
      }
      if (!absent && component.getType().isRecord()) {
        checkMissing(join(path, name), member, component.getType());
      }
    }
  }

  /** Whether a member of a body may be left out. */
  public static boolean isOptional(RecordComponent component) {
    return component.getType().isPrimitive()
        || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static ProblemException unknown(UnrecognizedPropertyException unknown) {
    List<String> known =
        unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
    return ProblemException.wrong(
        Quoted.of(path(unknown)),
        "this is not known here; there are " + String.join(", ", known),
        Suggestion.closest(Quoted.of(unknown.getPropertyName()), known).orElse(null));
  }

  private static ProblemException mismatched(MismatchedInputException mismatch) {
    Class<?> wanted = mismatch.getTargetType();
    String path = path(mismatch);
    if (wanted != null && wanted.isEnum()) {
      List<String> words =
          Arrays.stream(wanted.getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
              .toList();
      return ProblemException.wrong(
          path, "this has to be one of " + String.join(", ", words), words.getFirst());
    }
    return ProblemException.wrong(path, "this has to be " + described(wanted), null);
  }

  private static String described(@Nullable Class<?> wanted) {
    if (wanted == null || wanted.isRecord()) {
      return "an object";
    }
    if (wanted == boolean.class || wanted == Boolean.class) {
      return "true or false";
    }
    return wanted == String.class ? "a text" : "a number";
  }

  private static String path(JacksonException failure) {
    String path =
        failure.getPath().stream()
            .map(JacksonException.Reference::getPropertyName)
            .collect(Collectors.joining("."));
    return path.isEmpty() ? WHOLE : Quoted.of(path);
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
