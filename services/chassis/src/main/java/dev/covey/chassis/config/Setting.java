/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting, declared in one place: reading it, the settings table, {@code covey config} and the
 * search for unknown keys all come from here.
 *
 * @param property its name in a file, such as {@code database.pool-size}
 * @param defaultValue its value where nothing sets it; null if it then has none
 */
public record Setting<T>(
    String property, ValueType<T> type, @Nullable String defaultValue, String meaning) {

  /** Its name in the environment: {@code COVEY_DATABASE_POOL_SIZE}. */
  public String env() {
    return "COVEY_" + property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Two settings are the same if they have the same name. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Setting<?> setting && setting.property.equals(property);
  }

  @Override
  public int hashCode() {
    return property.hashCode();
  }

  @Override
  public String toString() {
    return env();
  }
}
