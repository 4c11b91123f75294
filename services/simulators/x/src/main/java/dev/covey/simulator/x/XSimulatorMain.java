/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import dev.covey.simulator.kit.world.SampleWorld;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldFile;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/** Runs the X simulator by itself until it is interrupted. */
public final class XSimulatorMain {

  private static final String USAGE =
      """
      usage: x-simulator [--port N] [--world FILE] [--accounts N]
        --port N      port on 127.0.0.1 (8081; 0 takes a free one)
        --world FILE  people and posts to begin with (a sample town)
        --accounts N  ready-made accounts, printed as JSON, one a line (3)\
      """;

  private XSimulatorMain() {}

  private record Arguments(int port, World world, int accounts) {}

  /** Exits with 2 if the arguments are wrong, with 1 if it cannot start. */
  public static void main(String[] args) throws InterruptedException {
    int code = run(args, System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  static int run(String[] args, PrintStream out, PrintStream err) throws InterruptedException {
    Arguments arguments;
    try {
      arguments = parse(args);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.println(USAGE);
      return 2;
    } catch (IOException e) {
      err.println(e.getMessage());
      return 1;
    }
    try (XSimulator x =
        XSimulator.builder().port(arguments.port()).world(arguments.world()).start()) {
      out.println("X simulator at " + x.url());
      var mapper = JsonMapper.builder().build();
      x.createAccounts(arguments.accounts())
          .forEach(account -> out.println(mapper.writeValueAsString(account)));
      var ended = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
      ended.await();
    } catch (UncheckedIOException e) {
      err.println(e.getMessage());
      return 1;
    }
    return 0;
  }

  private static Arguments parse(String[] args) throws IOException {
    int port = 8081;
    int accounts = 3;
    World world = sample();
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
      String value = args[i + 1];
      switch (args[i]) {
        case "--port" -> port = number(args[i], value, 65_535);
        case "--accounts" -> accounts = number(args[i], value, 100_000);
        case "--world" -> world = WorldFile.read(Path.of(value));
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    return new Arguments(port, world, accounts);
  }

  private static int number(String option, String value, int max) {
    if (!value.matches("\\d{1,6}") || Integer.parseInt(value) > max) {
      throw new IllegalArgumentException(option + " needs a number up to " + max + ": " + value);
    }
    return Integer.parseInt(value);
  }

  private static World sample() {
    Instant now = Instant.now();
    return SampleWorld.of(new SampleWorld.Plan(1, 20, 400, now.minus(Duration.ofDays(30)), now));
  }
}
