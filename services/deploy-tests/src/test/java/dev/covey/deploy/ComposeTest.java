/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.config.Settings;
import dev.covey.model.time.Spans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ComposeTest {
  private static final Map<String, String> PASSWORDS =
      Map.of("POSTGRES_PASSWORD", "one", "RABBITMQ_PASSWORD", "two");

  private final Map<String, Object> services = child(load(), "services");

  @Test
  void dockerCompose_acceptsTheFile() throws IOException, InterruptedException {
    Tool.assume("docker-compose");

    String normal = Tool.run(PASSWORDS, "docker-compose", "-f", "docker-compose.yml", "config");

    assertThat(normal).contains("action-worker:", "condition: service_healthy");
  }

  @Test
  void everyService_ofTheFleetHasItsContainer() throws IOException {
    Set<String> expected = Repository.services();

    assertThat(services.keySet()).containsAll(expected).contains("postgres", "rabbitmq");
    assertThat(services).hasSize(expected.size() + 2);
    fleet()
        .forEach((name, service) -> {
          Map<String, Object> arguments = child(child(service, "build"), "args");
          assertThat(arguments).as(name).containsEntry("SERVICE", name);
          assertThat(child(service, "build")).containsEntry("dockerfile", "deploy/Dockerfile");
        });
  }

  @Test
  void commands_runTheServiceOfTheirContainer() {
    fleet()
        .forEach((name, service) -> {
          if (service.get("command") instanceof List<?> command) {
            assertThat(command.stream().map(String::valueOf).toList()).startsWith("run", name);
          }
        });
  }

  @Test
  void environments_areValidConfigurations() {
    fleet()
        .forEach((name, service) -> {
          Map<String, String> environment = new HashMap<>();
          child(service, "environment")
              .forEach((key, value) -> environment.put(key, substituted(value)));
          Settings settings = Settings.load(environment, Path.of("target", "nowhere"));
          assertThat(settings.problems()).as(name).isEmpty();
        });
  }

  @Test
  void starts_areGatedByHealth() {
    services.forEach((name, service) -> {
      if (name.equals("postgres") || name.equals("rabbitmq")) {
        assertThat(child(cast(service), "healthcheck")).as(name).containsKey("test");
        return;
      }
      child(cast(service), "depends_on")
          .forEach((other, gate) ->
              assertThat(cast(gate).get("condition"))
                  .as(name + " on " + other)
                  .isIn("service_healthy", "service_completed_successfully"));
    });
    assertThat(child(cast(services.get("migrate")), "depends_on")).containsOnlyKeys("postgres");
  }

  @Test
  void containers_areKilledOnlyAfterTheGracePeriod() {
    fleet()
        .forEach((name, service) -> {
          String grace = text(child(service, "environment"), "COVEY_GRACE_PERIOD");
          assertThat(Spans.parse(text(service, "stop_grace_period")))
              .as(name)
              .isGreaterThan(Spans.parse(grace).plusSeconds(10));
        });
  }

  @Test
  void images_ofOthersArePinned() {
    for (String name : List.of("postgres", "rabbitmq")) {
      assertThat(text(cast(services.get(name)), "image")).matches("[a-z]+:\\d+.*");
    }
  }

  /** The compose file of the example holds every variable that the file asks for. */
  @Test
  void exampleEnvironment_isComplete() {
    String compose = Repository.read("docker-compose.yml");
    String example = Repository.read("deploy/example.env");

    Pattern.compile("\\$\\{([A-Z_]+)")
        .matcher(compose)
        .results()
        .forEach(name -> assertThat(example).containsPattern("(?m)^" + name.group(1) + "="));
  }

  /** A container sees no file of the host but what is mounted, and no input with a terminal. */
  @Test
  void documentedCommands_reachTheirFiles() {
    List<MatchResult> commands =
        Pattern.compile("(?m)^ +docker compose run --rm (.*?)([a-z-]+-worker) (.*)$")
            .matcher(Repository.read("deploy/README.md"))
            .results()
            .toList();

    assertThat(commands).hasSizeGreaterThan(3);
    for (MatchResult command : commands) {
      assertThat(fleet()).containsKey(command.group(2));
      String arguments = command.group(3);
      if (arguments.contains(" < ")) {
        assertThat(command.group(1)).as(command.group()).contains("-T ");
      } else if (arguments.contains("FILE")) {
        assertThat(command.group(1)).as(command.group()).contains(":/in:ro");
        assertThat(arguments).contains(" /in/");
      }
    }
  }

  @Test
  void health_ofPostgresIsThatOfTheServerOthersReach() {
    Map<String, Object> check = child(cast(services.get("postgres")), "healthcheck");

    assertThat(text(check, "test")).contains("pg_isready", "--host=127.0.0.1");
    assertThat(text(cast(services.get("migrate")), "restart")).startsWith("on-failure");
  }

  private Map<String, Map<String, Object>> fleet() {
    Map<String, Map<String, Object>> fleet = new LinkedHashMap<>();
    services.forEach((name, service) -> {
      if (cast(service).containsKey("build")) {
        fleet.put(name, cast(service));
      }
    });
    assertThat(fleet).isNotEmpty();
    return fleet;
  }

  private static String substituted(Object value) {
    return String.valueOf(value)
        .replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "$1")
        .replaceAll("\\$\\{[A-Z_]+:\\?[^}]*}", "given");
  }

  private static Map<String, Object> load() {
    Object file =
        new Load(LoadSettings.builder().build())
            .loadFromString(Repository.read("docker-compose.yml"));
    return cast(merged(file));
  }

  /** Resolves {@code <<}, which YAML 1.2 leaves to its users. */
  private static Object merged(Object node) {
    return switch (node) {
      case Map<?, ?> map -> {
        Map<String, Object> result = new LinkedHashMap<>();
        if (map.get("<<") instanceof Map<?, ?> base) {
          result.putAll(cast(merged(base)));
        }
        map.forEach((key, value) -> {
          if (!key.equals("<<")) {
            result.put(String.valueOf(key), value == null ? "" : merged(value));
          }
        });
        yield result;
      }
      case List<?> list -> list.stream().map(ComposeTest::merged).toList();
      default -> node;
    };
  }

  private static Map<String, Object> child(Map<String, Object> parent, String name) {
    assertThat(parent).containsKey(name);
    return cast(parent.get(name));
  }

  private static String text(Map<String, Object> parent, String name) {
    assertThat(parent).containsKey(name);
    return String.valueOf(parent.get(name));
  }

  private static Map<String, Object> cast(@org.jspecify.annotations.Nullable Object node) {
    Map<String, Object> map = new LinkedHashMap<>();
    assertThat(node).isInstanceOf(Map.class);
    ((Map<?, ?>) java.util.Objects.requireNonNull(node))
        .forEach((key, value) -> map.put(String.valueOf(key), value));
    return map;
  }
}
