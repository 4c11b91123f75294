/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.kit.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes world files; a member it does not know is refused, so that a typo is seen. */
public final class WorldFile {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private WorldFile() {}

  /** Reads a world, or says which file and which place in it is wrong. */
  public static World read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new IOException("Cannot read the world in " + file + ": " + e.getMessage(), e);
    }
  }

  /** Writes a world so that {@link #read} gives an equal one. */
  public static void write(World world, Path file) throws IOException {
    Files.writeString(file, format(world));
  }

  /** Reads a world from JSON text. */
  public static World parse(String json) {
    try {
      return MAPPER.readValue(json, World.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(place(e) + e.getOriginalMessage(), e);
    }
  }

  private static String place(JacksonException e) {
    var place = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String member = step.getPropertyName();
      if (member == null) {
        place.append('[').append(step.getIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(member);
      }
    }
    return place.isEmpty() ? "" : place + ": ";
  }

  /** Writes a world as JSON text. */
  public static String format(World world) {
    return MAPPER.writeValueAsString(world);
  }
}
