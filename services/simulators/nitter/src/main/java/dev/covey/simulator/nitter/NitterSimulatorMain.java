/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.nitter;

import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.SampleWorld;
import dev.covey.simulator.kit.world.World;
import dev.covey.simulator.kit.world.WorldFile;
import dev.covey.simulator.nitter.page.Vintage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs Nitter instances by themselves until the process is ended. */
public final class NitterSimulatorMain {
  private static final String USAGE =
      """
      Usage: nitter-simulator [--instances N] [--port P] [--world FILE]
                              [--people N] [--tweets N] [--seed N] [--speed FACTOR]

        --instances N   how many instances, of builds old and new (3)
        --port P        of the first one, the others follow; 0 takes free ones (0)
        --world FILE    people and tweets from a world file instead of invented ones
        --people N      how many people to invent (5)
        --tweets N      how many tweets each of them has, about (400)
        --seed N        another number invents another world (1)
        --speed FACTOR  how fast the clock runs (1)
      """;
  private static final List<String> OPTIONS =
      List.of("instances", "port", "world", "people", "tweets", "seed", "speed");
  private static final List<Vintage> BUILDS =
      List.of(Vintage.SUMMER_2026, Vintage.AUTUMN_2025, Vintage.SPRING_2026);

  private NitterSimulatorMain() {}

  public static void main(String[] args) throws InterruptedException {
    if (List.of(args).contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    run(args);
  }

  private static void run(String[] args) throws InterruptedException {
    try (NitterSimulator simulator = start(args)) {
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
      for (NitterInstance instance : simulator.instances()) {
        System.out.println(instance.name() + " " + instance.url());
      }
      new CountDownLatch(1).await();
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
    } catch (RuntimeException e) {
      System.err.println("The instances cannot start: " + e.getMessage());
      System.exit(1);
    }
  }

  /** What is wrong with the arguments is told in the exception's message. */
  static NitterSimulator start(String... args) throws IOException {
    Map<String, String> options = options(args);
    SimulatorClock clock = SimulatorClock.system();
    clock.speed(number(options, "speed", "1"));
    String file = options.get("world");
    World world = file == null ? invented(options, clock.instant()) : WorldFile.read(Path.of(file));
    int port = (int) number(options, "port", "0");
    var instances = new ArrayList<InstanceSettings>();
    for (int i = 0; i < (int) number(options, "instances", "3"); i++) {
      instances.add(
          InstanceSettings.named("nitter-" + (i + 1))
              .onPort(port == 0 ? 0 : port + i)
              .of(BUILDS.get(i % BUILDS.size())));
    }
    return NitterSimulator.start(world, clock, instances.toArray(InstanceSettings[]::new));
  }

  private static World invented(Map<String, String> options, Instant now) {
    int people = (int) number(options, "people", "5");
    int tweets = (int) number(options, "tweets", "400");
    var history =
        new SampleWorld.Plan(
            (long) number(options, "seed", "1"),
            people,
            people * tweets,
            now.minus(Duration.ofDays(3 * 365)),
            now);
    return SampleWorld.of(history.goingOn(Duration.ofMinutes(5), Duration.ofDays(7)));
  }

  private static double number(Map<String, String> options, String name, String otherwise) {
    String value = options.getOrDefault(name, otherwise);
    if (!value.matches("\\d{1,9}(\\.\\d{1,3})?")) {
      throw new IllegalArgumentException("--" + name + " needs a number, not '" + value + "'");
    }
    return Double.parseDouble(value);
  }

  private static Map<String, String> options(String... args) {
    var options = new HashMap<String, String>();
    for (int i = 0; i < args.length; i += 2) {
      String name = args[i].replaceFirst("^--", "");
      if (!args[i].startsWith("--") || !OPTIONS.contains(name)) {
        throw new IllegalArgumentException("There is no option " + args[i]);
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
      options.put(name, args[i + 1]);
    }
    return options;
  }
}
