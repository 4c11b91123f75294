/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

import dev.covey.embedded.FreePort;
import dev.covey.embedded.broker.BrokerSettings;
import dev.covey.embedded.broker.EmbeddedBroker;
import dev.covey.embedded.postgres.DeleteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link BrokerAccess} to an embedded broker of their own in this JVM: one per test,
 * or one for the class where {@code BeforeAll} asks.
 */
public final class EmbeddedBrokerExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(EmbeddedBrokerExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == BrokerAccess.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(BrokerAccess.class, _ -> Running.start(), Running.class)
        .access();
  }

  private record Running(EmbeddedBroker broker, Path folder) implements AutoCloseable {
    static Running start() {
      try {
        Path folder = TestFolders.create("broker");
        EmbeddedBroker broker =
            new EmbeddedBroker(new BrokerSettings(folder, FreePort.find(), "only-for-tests"));
        broker.start();
        return new Running(broker, folder);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    BrokerAccess access() {
      return new BrokerAccess(broker.port(), EmbeddedBroker.USER, broker.password(), "default");
    }

    @Override
    public void close() {
      broker.close();
      try {
        DeleteFolder.delete(folder);
      } catch (IOException failure) {
        throw new UncheckedIOException("could not delete " + folder, failure);
      }
    }
  }
}
