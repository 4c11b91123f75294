/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.message;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of messages as others get them, and a validator that takes formats seriously. */
final class MessageSchemas {
  static final JsonMapper JSON = JsonMapper.shared();
  private static final String FOLDER = "dev/covey/model/message/schema/";

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** What a schema has against a text, one line each. */
  List<String> problems(String schema, String json) {
    return registry
        .getSchema(SchemaLocation.of("classpath:" + FOLDER + schema + ".json"))
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** The schema itself. */
  JsonNode text(String schema) {
    try (InputStream file =
        MessageSchemas.class.getClassLoader().getResourceAsStream(FOLDER + schema + ".json")) {
      return JSON.readTree(Objects.requireNonNull(file, "no schema " + schema));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
