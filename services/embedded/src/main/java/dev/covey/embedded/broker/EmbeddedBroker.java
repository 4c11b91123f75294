/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.embedded.broker;

import dev.covey.embedded.EmbeddedServerException;
import dev.covey.embedded.FileTrouble;
import dev.covey.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.server.SystemLauncher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Qpid Broker-J inside this JVM, on 127.0.0.1 only: one virtual host, one user, durable queues in a
 * folder of their own. A message that was confirmed survives a kill of the JVM. Only {@link
 * #close()} ends it: a JVM that is told to end keeps it until then. It speaks AMQP 0-9-1 but
 * refuses nearly every {@code x-} argument of RabbitMQ: see the README of this module. One thread
 * at a time.
 */
public final class EmbeddedBroker implements AutoCloseable {
  public static final String USER = "covey";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final String CONFIGURATION = "initial-configuration.json";
  private static final Duration PORT_LEFT_WITHIN = Duration.ofSeconds(10);

  private final BrokerSettings settings;
  private @Nullable SystemLauncher launcher;

  public EmbeddedBroker(BrokerSettings settings) {
    this.settings = settings;
  }

  /** Without user and password. */
  public URI uri() {
    return URI.create("amqp://127.0.0.1:" + settings.port() + "/");
  }

  public int port() {
    return settings.port();
  }

  public String password() {
    return settings.password();
  }

  /** Ready for connections when it returns; leaves nothing running when it fails. */
  public void start() {
    FreePort.check(settings.port(), settings.toString());
    BrokerWatch watch = new BrokerWatch();
    SystemLauncher starting = new SystemLauncher(watch);
    try {
      starting.startup(attributes());
    } catch (Exception failure) {
      throw couldNotStart(failure);
    }
    RuntimeException failure = watch.failure();
    if (failure != null) {
      awaitPortLeft();
      throw couldNotStart(failure);
    }
    watch.forgetShutdownHook();
    launcher = starting;
    LOG.debug("{} is ready", settings);
  }

  /** A broker that failed closes its port by itself, a moment after it said so. */
  private void awaitPortLeft() {
    CountDownLatch never = new CountDownLatch(1);
    long deadline = System.nanoTime() + PORT_LEFT_WITHIN.toNanos();
    try {
      while (!FreePort.isFree(settings.port()) && System.nanoTime() < deadline) {
        boolean _ = never.await(10, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private EmbeddedServerException couldNotStart(Exception failure) {
    String why =
        failure instanceof IOException trouble
            ? FileTrouble.explain(trouble)
            : failure.getMessage() + "; its own words are in the log";
    return new EmbeddedServerException("could not start the " + settings + ": " + why, failure);
  }

  private Map<String, Object> attributes() throws IOException {
    Path work = settings.dataFolder();
    Files.createDirectories(work);
    // The broker would keep its own copy of its configuration and ignore ours from then on.
    Path configuration = work.resolve("broker.json");
    Files.deleteIfExists(configuration);
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("type", "JSON");
    attributes.put("storePath", configuration.toString());
    attributes.put("initialConfigurationLocation", initialConfiguration().toString());
    attributes.put("startupLoggedToSystemOut", false);
    attributes.put("context", context(work));
    return attributes;
  }

  private static URL initialConfiguration() {
    URL resource = EmbeddedBroker.class.getResource(CONFIGURATION);
    if (resource == null) {
      throw new IllegalStateException(CONFIGURATION + " is not in the class path");
    }
    return resource;
  }

  private Map<String, String> context(Path work) {
    return Map.ofEntries(
        Map.entry("covey.port", Integer.toString(settings.port())),
        Map.entry("covey.user", USER),
        Map.entry("covey.password", settings.password()),
        Map.entry("covey.store", work.resolve("store").toString()),
        Map.entry("qpid.work_dir", work.toString()),
        Map.entry("qpid.default_posix_file_permissions", "rw-------"),
        Map.entry("broker.failStartupWithErroredChild", "true"),
        // A full disk fails the commit; by default a disk that is 90% full, or has less than 5 GB
        // left, silently stops all publishers.
        Map.entry("store.filesystem.maxUsagePercent", "100"),
        Map.entry("je.freeDisk", "104857600"),
        Map.entry("je.maxMemory", "33554432"),
        Map.entry("qpid.broker.networkBufferSize", "65536"),
        Map.entry("broker.directByteBufferPoolSize", "256"),
        // Two seconds by default, which a busy machine may take.
        Map.entry("qpid.port.protocol_handshake_timeout", "30000"),
        Map.entry("qpid.port.amqp.threadPool.size", "4"),
        Map.entry("virtualhost.connectionThreadPool.size", "8"),
        Map.entry("virtualhost.connectionThreadPool.numberOfSelectors", "1"),
        // Stopping waits for the next one of these checks, which is a second by default.
        Map.entry("qpid.compact_memory_interval", "200"));
  }

  /** Ends all connections and the broker; may be called more than once. */
  @Override
  public void close() {
    SystemLauncher running = launcher;
    if (running != null) {
      launcher = null;
      running.shutdown();
    }
  }
}
