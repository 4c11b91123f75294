/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@code T} opened on a database of their own that is a copy of a prepared one: one
 * per test, or one for the whole class where {@code BeforeAll} asks for it. It is closed and its
 * database deleted afterwards.
 */
public abstract class DatabaseCopyExtension<T extends AutoCloseable> implements ParameterResolver {
  private final Class<T> type;
  private final TestPostgres.Prepare prepare;
  private final Function<TestSchema, T> open;

  protected DatabaseCopyExtension(
      Class<T> type, TestPostgres.Prepare prepare, Function<TestSchema, T> open) {
    this.type = type;
    this.prepare = prepare;
    this.open = open;
  }

  @Override
  public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == type;
  }

  @Override
  public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Opened opened =
        context
            .getStore(ExtensionContext.Namespace.create(getClass()))
            .computeIfAbsent(type, _ -> open(), Opened.class);
    return opened.value();
  }

  private Opened open() {
    TestPostgres postgres = TestPostgres.instance();
    TestSchema schema =
        postgres.freshCopy(getClass().getSimpleName().toLowerCase(Locale.ROOT), prepare);
    return new Opened(open.apply(schema), () -> postgres.drop(schema));
  }

  private record Opened(AutoCloseable value, Runnable drop) implements AutoCloseable {
    @Override
    public void close() {
      try {
        value.close();
      } catch (Exception failure) {
        throw new IllegalStateException("could not close " + value, failure);
      } finally {
        drop.run();
      }
    }
  }
}
