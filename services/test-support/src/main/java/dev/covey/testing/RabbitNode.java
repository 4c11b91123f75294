/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.testing;

import static org.awaitility.Awaitility.await;

import dev.covey.embedded.FreePort;
import dev.covey.embedded.postgres.DeleteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A RabbitMQ node of this JVM's own: its own name, ports, folders, cookie and name server, so that
 * it neither finds nor disturbs another node of the machine. One thread at a time.
 */
public final class RabbitNode implements BrokerServer {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String USER = "guest";
  private static final String PASSWORD = "guest";
  private static final String READY = "completed with ";
  private static final String COOKIE = "OnlyForTests";
  private static final List<Path> PLACES =
      List.of(
          // Where Debian keeps the script that its wrapper in sbin runs as another user.
          Path.of("/usr/lib/rabbitmq/bin"),
          Path.of("/opt/homebrew/sbin"),
          Path.of("/usr/local/sbin"),
          Path.of("/usr/sbin"));

  private final AtomicInteger number = new AtomicInteger();
  private final int port = FreePort.find();
  private final int distributionPort = FreePort.find();
  private final int namesPort = FreePort.find();
  private final String name = "covey" + port + "@localhost";
  private final Path programs;
  private final Path folder;
  private @Nullable TestProcess names;
  private @Nullable TestProcess node;

  /** Use one node for many tests: {@link RabbitExtension}. */
  public RabbitNode() {
    programs =
        programs().orElseThrow(() -> new IllegalStateException("rabbitmq-server is not installed"));
    try {
      folder = TestFolders.create("rabbit");
      Path cookie = Files.writeString(folder.resolve(".erlang.cookie"), COOKIE);
      Files.setPosixFilePermissions(cookie, PosixFilePermissions.fromString("r--------"));
      Files.writeString(folder.resolve("plugins"), "[].");
      Files.writeString(
          folder.resolve("rabbitmq.conf"), "log.console = true\nlog.console.level = error\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public static boolean isAvailable() {
    return programs().isPresent();
  }

  private static Optional<Path> programs() {
    Stream<Path> path =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of);
    return Stream.concat(PLACES.stream(), path)
        .filter(place -> Files.isExecutable(place.resolve("rabbitmq-server")))
        .findFirst();
  }

  @Override
  public BrokerAccess access() {
    return new BrokerAccess(port, USER, PASSWORD, "/");
  }

  /** A virtual host with nothing in it; gone when the node is wiped. */
  public BrokerAccess freshVirtualHost() {
    String host = "test-" + number.incrementAndGet();
    evaluate(
        """
        rabbit_vhost:add(<<"%1$s">>, <<"test">>),
        rabbit_auth_backend_internal:set_permissions(
          <<"%2$s">>, <<"%1$s">>, <<".*">>, <<".*">>, <<".*">>, <<"test">>).
        """
            .formatted(host, USER));
    return new BrokerAccess(port, USER, PASSWORD, host);
  }

  /** Runs an Erlang expression in the node. */
  private void evaluate(String expression) {
    Path file = folder.resolve("expression");
    try {
      Files.writeString(file, expression + "\n"); // without an end of line it is "incomplete"
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    // Takes 50 ms where rabbitmqctl takes 1.5 s.
    ProcessBuilder call = new ProcessBuilder("erl_call", "-e", "-c", COOKIE, "-n", name);
    call.environment().putAll(environment());
    call.redirectInput(file.toFile());
    try (TestProcess process = TestProcess.start(call)) {
      process.awaitLine("{ok, ok}", PATIENCE);
    }
  }

  @Override
  public void start() {
    if (names == null) {
      // The shell only carries the folder's name, by which a later run finds what was left behind.
      names = run("sh", "-c", "epmd -address 127.0.0.1; : " + folder);
      // Otherwise the node would start one of its own, and leave it behind.
      await().atMost(PATIENCE).until(() -> !FreePort.isFree(namesPort));
    }
    TestProcess started = run(programs.resolve("rabbitmq-server").toString());
    node = started;
    started.awaitLine(READY, PATIENCE);
  }

  private TestProcess run(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment());
    return TestProcess.start(builder);
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("HOME", folder.toString()),
        Map.entry("ERL_EPMD_PORT", Integer.toString(namesPort)),
        Map.entry("RABBITMQ_NODENAME", name),
        Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
        Map.entry("RABBITMQ_NODE_PORT", Integer.toString(port)),
        Map.entry("RABBITMQ_DIST_PORT", Integer.toString(distributionPort)),
        Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString()),
        Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
        Map.entry("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString()),
        Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString()),
        Map.entry("RABBITMQ_PID_FILE", folder.resolve("pid").toString()));
  }

  @Override
  public void stop() {
    TestProcess running = node;
    if (running != null) {
      node = null;
      // The virtual machine itself: the script around it would call rabbitmqctl, which takes
      // longer.
      running.family().stream()
          .filter(RabbitNode::isVirtualMachine)
          .forEach(ProcessHandle::destroy);
      running.awaitExit(PATIENCE);
    }
  }

  private static boolean isVirtualMachine(ProcessHandle process) {
    return process.info().command().stream().anyMatch(command -> command.endsWith("beam.smp"));
  }

  @Override
  public void kill() {
    TestProcess running = node;
    if (running != null) {
      node = null;
      running.close();
    }
  }

  @Override
  public void wipe() {
    kill();
    delete(folder.resolve("data"));
  }

  @Override
  public void close() {
    kill();
    TestProcess running = names;
    if (running != null) {
      names = null;
      running.close();
    }
    delete(folder);
  }

  private static void delete(Path path) {
    try {
      DeleteFolder.delete(path);
    } catch (IOException failure) {
      throw new UncheckedIOException("could not delete " + path, failure);
    }
  }
}
