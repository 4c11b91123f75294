/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.config.HttpConfig;
import dev.covey.chassis.health.HealthChecks;
import dev.covey.chassis.health.HealthServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The image, systemd, cron: they name services, settings and the main class by hand. */
class HostFilesTest {
  private static final List<String> RUNNING =
      List.of(
          "deploy/entrypoint.sh",
          "deploy/cron/crontab",
          "deploy/systemd/covey",
          "deploy/systemd/covey@.service",
          "deploy/systemd/covey-task@.service");

  @Test
  void everyVariable_isASetting() throws IOException {
    try (Stream<Path> files = Files.walk(Repository.ROOT.resolve("deploy"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file).replace("COVEY_...", "");
        assertThat(Repository.settings())
            .as(file.toString())
            .containsAll(Repository.variables(text));
      }
    }
  }

  @Test
  void mainClass_isTheLaunchers() {
    assertThat(Repository.ROOT.resolve("services/solo/src/main/java/dev/covey/solo/CoveyMain.java"))
        .exists();
    assertThat(RUNNING)
        .allSatisfy(
            file -> assertThat(Repository.read(file)).contains(" dev.covey.solo.CoveyMain"));
  }

  @Test
  void services_exist() throws IOException {
    String files =
        Repository.read("deploy/cron/crontab")
            + Repository.read("deploy/README.md")
            + Repository.read("deploy/systemd/covey@.service");
    List<String> named =
        Pattern.compile("(?:CoveyMain run |covey@|covey-task@)([a-z][a-z-]+)")
            .matcher(files)
            .results()
            .map(found -> found.group(1))
            .filter(name -> !name.equals("service"))
            .toList();

    assertThat(named).hasSizeGreaterThan(4);
    assertThat(Repository.services()).containsAll(named);
  }

  /**
   * One file of settings for services, tasks and commands, and each step that makes its folders.
   */
  @Test
  void hostsFiles_areWhereTheReadmePutsThem() {
    String readme = Repository.read("deploy/README.md");

    assertThat(RUNNING.stream().filter(file -> !file.endsWith("entrypoint.sh")))
        .allSatisfy(file ->
            assertThat(Repository.read(file))
                .contains("COVEY_CONFIG=/etc/covey/covey.properties", "COVEY_HOME=/var/lib/covey")
                .contains("COVEY_LOGS_DIR=/var/log/covey", "/opt/covey/lib/*"));
    assertThat(readme)
        .containsSubsequence(
            "useradd --system",
            "install -d -o covey -g covey -m 0750 /var/lib/covey /var/log/covey",
            "install -d -o root -g covey -m 0750 /etc/covey",
            "covey.properties /etc/covey/",
            "/opt/covey/",
            "systemctl enable");
    assertThat(Repository.ROOT.resolve("deploy/systemd/covey")).isExecutable();
  }

  @Test
  void image_isNotRootAndSaysHowItIs() {
    assertThat(Repository.read("deploy/Dockerfile"))
        .contains("USER 10001", "HEALTHCHECK ", "ARG SERVICE", "eclipse-temurin:25-jre")
        .doesNotContain(":latest");
  }

  @Test
  void healthCheck_saysWhatTheServiceSays() throws IOException, InterruptedException {
    Tool.assume("bash");
    AtomicBoolean running = new AtomicBoolean(true);
    int port;
    try (HealthServer server =
        new HealthServer(
            new HttpConfig("127.0.0.1", 0), new HealthChecks(), running::get, () -> "")) {
      server.start();
      port = server.url().getPort();

      assertThat(healthCheck(port)).isZero();
      running.set(false);
      assertThat(healthCheck(port)).isNotZero();
    }
    assertThat(healthCheck(port)).isNotZero();
  }

  private static int healthCheck(int port) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(Repository.ROOT.resolve("deploy/healthcheck.sh").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("COVEY_HTTP_PORT", Integer.toString(port));
    return builder.start().waitFor();
  }
}
