/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The manifests, parsed against the model of Kubernetes: a word that it does not know is an error.
 */
class KubernetesTest {
  private static final Path FOLDER = Repository.ROOT.resolve("deploy/kubernetes");
  private static final Set<String> AUTOSCALER = Set.of("ScaledObject", "TriggerAuthentication");

  private final List<HasMetadata> resources = resources();

  @Test
  void everyWord_isKnownToKubernetes() {
    assertThat(resources).hasSizeGreaterThan(10);
    for (HasMetadata resource : resources) {
      if (resource instanceof GenericKubernetesResource generic) {
        assertThat(AUTOSCALER).contains(generic.getKind());
      } else {
        assertThat(UnknownWords.of(resource)).as(name(resource)).isEmpty();
      }
    }
  }

  @Test
  void kustomize_buildsBoth() throws IOException, InterruptedException {
    Tool.assume("kubectl");

    for (String overlay : List.of("base", "autoscaling")) {
      String built = Tool.run(Map.of(), "kubectl", "kustomize", "deploy/kubernetes/" + overlay);
      for (HasMetadata resource : parse(built)) {
        assertThat(resource.getMetadata().getNamespace()).isEqualTo("covey");
      }
    }
  }

  @Test
  void everyService_ofTheFleetIsThere() throws IOException {
    Set<String> names = new TreeSet<>();
    resources.stream()
        .filter(each -> Set.of("Deployment", "CronJob", "Job").contains(each.getKind()))
        .forEach(each -> names.add(each.getMetadata().getName()));

    assertThat(names).isEqualTo(new TreeSet<>(Repository.services()));
  }

  @Test
  void settings_exist() {
    for (HasMetadata resource : resources) {
      Map<String, String> settings = new HashMap<>();
      if (resource instanceof ConfigMap map) {
        settings.putAll(map.getData());
      }
      if (resource instanceof Secret secret
          && Set.of("covey", "covey-x", "covey-archive").contains(secret.getMetadata().getName())) {
        settings.putAll(secret.getStringData());
      }
      assertThat(Repository.settings()).containsAll(settings.keySet());
    }
  }

  /** Keys of the app are for those who have some: without them every pod starts all the same. */
  @Test
  void keysOfTheApp_areOptional() {
    for (HasMetadata resource : resources) {
      for (JsonNode source : podOf(resource).at("/containers/0/envFrom")) {
        JsonNode secret = source.at("/secretRef");
        if (secret.at("/name").asString("").equals("covey-x")) {
          assertThat(secret.at("/optional").asBoolean(false)).as(name(resource)).isTrue();
        }
      }
    }
  }

  @Test
  void migration_isGoneBeforeTheNextRelease() {
    HasMetadata job =
        resources.stream().filter(each -> each.getKind().equals("Job")).findFirst().orElseThrow();

    JsonNode tree = JsonMapper.shared().readTree(Serialization.asJson(job));
    assertThat(tree.at("/spec/ttlSecondsAfterFinished").asInt(9_999)).isLessThanOrEqualTo(300);
  }

  @Test
  void pods_areRestrictedAndHaveTimeToStop() {
    for (HasMetadata resource : resources) {
      JsonNode pod = podOf(resource);
      if (pod.isMissingNode()) {
        continue;
      }
      String name = name(resource);
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).as(name).isTrue();
      assertThat(pod.at("/enableServiceLinks").asBoolean(true)).as(name).isFalse();
      assertThat(pod.at("/terminationGracePeriodSeconds").asInt()).as(name).isGreaterThan(40);
      JsonNode container = pod.at("/containers/0");
      assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(container.at("/resources/limits/memory").asString()).as(name).isNotEmpty();
      if (resource.getKind().equals("Deployment")) {
        assertThat(container.at("/readinessProbe/httpGet/path").asString())
            .isEqualTo("/health/ready");
        assertThat(container.at("/livenessProbe/httpGet/path").asString())
            .isEqualTo("/health/live");
      }
    }
  }

  @Test
  void everyDeployment_hasADisruptionBudget() {
    assertThat(names("PodDisruptionBudget")).isEqualTo(names("Deployment"));
  }

  @Test
  void autoscaler_looksAtQueuesThatExist() throws IOException {
    String scaled = Files.readString(FOLDER.resolve("autoscaling/scaled-objects.yaml"));
    List<String> queues =
        Pattern.compile("queueName: covey\\.jobs\\.(\\w+)")
            .matcher(scaled)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(queues).isNotEmpty();
    assertThat(dev.covey.model.message.MessageType.JOBS.stream().map(type -> type.name()).toList())
        .containsAll(queues);
  }

  private Set<String> names(String kind) {
    Set<String> names = new TreeSet<>();
    resources.stream()
        .filter(each -> each.getKind().equals(kind))
        .forEach(each -> names.add(each.getMetadata().getName()));
    return names;
  }

  private static JsonNode podOf(HasMetadata resource) {
    JsonNode tree = JsonMapper.shared().readTree(Serialization.asJson(resource));
    return switch (resource.getKind()) {
      case "CronJob" -> tree.at("/spec/jobTemplate/spec/template/spec");
      case "Deployment", "Job" -> tree.at("/spec/template/spec");
      default -> tree.at("/nothing");
    };
  }

  private static String name(HasMetadata resource) {
    return resource.getKind() + " " + resource.getMetadata().getName();
  }

  private static List<HasMetadata> resources() {
    List<HasMetadata> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
        if (!file.endsWith("kustomization.yaml")) {
          all.addAll(parse(Files.readString(file)));
        }
      }
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
    return all;
  }

  private static List<HasMetadata> parse(String yaml) {
    List<HasMetadata> parsed = new ArrayList<>();
    for (String document : yaml.split("(?m)^---\\s*$", -1)) {
      parsed.add(Serialization.unmarshal(document, HasMetadata.class));
    }
    return parsed;
  }
}
