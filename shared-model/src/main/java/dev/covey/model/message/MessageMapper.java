/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * How message records map to JSON: strictly. A member that may be null may be missing, any other
 * must be there; nothing is guessed from a value of the wrong kind; a doubled member is an error.
 */
final class MessageMapper {
  private static final int LONGEST_REASON = 400;

  private MessageMapper() {}

  static JsonMapper create() {
    return JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        // a payload is read in the middle of its envelope, whose reader looks for trailing tokens
        .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .withCoercionConfig(
            LogicalType.Textual,
            config ->
                config
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .addModule(new SimpleModule().addDeserializer(Instant.class, new IsoInstant()))
        .annotationIntrospector(new RequiredUnlessNullable())
        .build();
  }

  /** What is wrong and where, in one line, without Java's class names around it. */
  static String explain(JacksonException failure) {
    String path = failure.getPathReference().replaceAll("[\\w.$]+\\[\"(\\w+)\"]", "$1");
    path = path.replace("->", ".");
    Throwable cause = failure.getCause();
    String said =
        cause instanceof IllegalArgumentException || cause instanceof NullPointerException
            ? String.valueOf(cause.getMessage())
            : failure.getOriginalMessage();
    String line = said.lines().findFirst().orElse("unreadable");
    String reason = path.isEmpty() ? line : "payload member " + path + ": " + line;
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
  }

  /** Takes ISO-8601 text only: a number could be seconds or milliseconds. */
  private static final class IsoInstant extends StdScalarDeserializer<Instant> {
    IsoInstant() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        try {
          return Instant.parse(json.getString());
        } catch (DateTimeException _) {
          // said below
        }
      }
      throw DatabindException.from(json, "not an ISO-8601 instant, such as 2026-11-20T08:00:00Z");
    }
  }

  /** The record itself says what may be missing: its components marked as nullable. */
  private static final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {
    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      if (member instanceof AnnotatedParameter parameter
          && parameter.getDeclaringClass().isRecord()) {
        RecordComponent component =
            parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()];
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      }
      return super.hasRequiredMarker(config, member);
    }
  }
}
