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
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The embedded broker in a JVM of its own, so that it can be killed. One thread at a time. */
public final class EmbeddedBrokerProcess implements BrokerServer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSWORD = "only-for-tests";
  private static final String READY = "embedded broker is ready";

  private final Path folder;
  private final int port = FreePort.find();
  private @Nullable TestProcess process;

  public EmbeddedBrokerProcess() {
    try {
      folder = TestFolders.create("broker");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public BrokerAccess access() {
    return new BrokerAccess(port, EmbeddedBroker.USER, PASSWORD, "default");
  }

  @Override
  public void start() {
    TestProcess started =
        ForkedJvm.start(
            EmbeddedBrokerProcess.class,
            folder.resolve("data").toString(),
            Integer.toString(port),
            PASSWORD);
    process = started;
    started.awaitLine(READY, PATIENCE);
  }

  @Override
  public void stop() {
    TestProcess running = process;
    if (running != null) {
      process = null;
      running.terminate();
      running.awaitExit(PATIENCE);
    }
  }

  @Override
  public void kill() {
    TestProcess running = process;
    if (running != null) {
      process = null;
      running.kill();
    }
  }

  @Override
  public void wipe() {
    stop();
    delete(folder.resolve("data"));
  }

  @Override
  public void close() {
    kill();
    delete(folder);
  }

  private static void delete(Path path) {
    try {
      DeleteFolder.delete(path);
    } catch (IOException failure) {
      throw new UncheckedIOException("could not delete " + path, failure);
    }
  }

  /** The other process: arguments are folder, port, password. */
  public static void main(String[] arguments) {
    EmbeddedBroker broker =
        new EmbeddedBroker(
            new BrokerSettings(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), arguments[2]));
    broker.start();
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close-broker"));
    System.out.println(READY);
  }
}
