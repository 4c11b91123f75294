/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.ForkedJvm;
import dev.covey.testing.PostgresExtension;
import dev.covey.testing.TestSchema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
@Timeout(120)
class ServiceProcessIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void service_answersUntilSigtermAndEndsWithZero(TestSchema schema) throws Exception {
    try (ForkedJvm probe = start("service", settings(schema))) {
      probe.awaitLine("probe is ready", LONG);
      String url =
          probe.awaitLine("health and metrics at", LONG).replaceAll(".*(http:\\S+).*", "$1");

      assertThat(get(url + "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(url + "/health/ready").body())
          .isEqualTo(
              "{\"status\":\"up\",\"checks\":{\"lifecycle\":{\"ok\":true,\"why\":\"\"},"
                  + "\"database\":{\"ok\":true,\"why\":\"\"}}}");
      assertThat(get(url + "/metrics").body()).contains("jvm_memory_used_bytes", "hikaricp_");

      probe.terminate();

      assertThat(probe.awaitExit(LONG)).isZero();
      assertThat(probe.output().toString())
          .containsSubsequence("told to stop", "probe stops", "probe has stopped");
      assertThat(folder.resolve("probe.log")).content().contains("probe is ready");
    }
  }

  @Test
  void service_thatDoesNotStopIsEnded(TestSchema schema) throws Exception {
    List<String> settings = settings(schema);
    settings.add("COVEY_GRACE_PERIOD=0s");
    try (ForkedJvm probe = start("slow", settings)) {
      probe.awaitLine("probe is ready", LONG);

      probe.terminate();

      assertThat(probe.awaitExit(LONG)).isEqualTo(1);
      assertThat(probe.output().toString()).contains("not stopped after");
    }
  }

  @Test
  void task_runsOnceAndEndsWithZero(TestSchema schema) throws Exception {
    try (ForkedJvm probe = start("task", settings(schema))) {
      assertThat(probe.awaitExit(LONG)).isZero();
      assertThat(probe.output()).containsOnlyOnce("task ran");
    }
  }

  @Test
  void task_isRepeatedUntilSigterm(TestSchema schema) throws Exception {
    List<String> settings = settings(schema);
    settings.add("--every=20ms");
    try (ForkedJvm probe = start("task", settings)) {
      org.awaitility.Awaitility.await()
          .atMost(LONG)
          .until(() -> probe.output().stream().filter("task ran"::equals).count() > 3);

      probe.terminate();

      assertThat(probe.awaitExit(LONG)).isZero();
    }
  }

  @Test
  void task_thatFailsIsOneLineAndOne(TestSchema schema) throws Exception {
    try (ForkedJvm probe = start("broken", settings(schema))) {
      assertThat(probe.awaitExit(LONG)).isEqualTo(1);
      assertThat(probe.output())
          .filteredOn(line -> line.contains("out of order"))
          .singleElement()
          .satisfies(line ->
              assertThat(line).endsWith("probe failed: IllegalStateException: out of order"));
      assertThat(folder.resolve("probe.log")).content().contains("at dev.covey");
    }
  }

  @Test
  void wrongPassword_saysSo(TestSchema schema) throws Exception {
    List<String> settings = settings(schema);
    settings.add("COVEY_DATABASE_PASSWORD=sesame");

    assertFails(
        1, settings, "can't use the database", "the password is wrong", "COVEY_DATABASE_URL");
  }

  @Test
  void unknownDatabase_saysSo(TestSchema schema) throws Exception {
    List<String> settings = settings(schema);
    settings.add("COVEY_DATABASE_URL=" + schema.url().replaceAll("/[^/]*$", "/nowhere"));

    assertFails(1, settings, "/nowhere", "there is no database of that name; create it");
  }

  @Test
  void nothingListening_saysSo(TestSchema schema) throws Exception {
    List<String> settings = settings(schema);
    settings.add("COVEY_DATABASE_URL=postgres://127.0.0.1:1/covey");

    assertFails(1, settings, "127.0.0.1:1/covey", "nothing listens there");
  }

  @Test
  void unknownHost_saysSo(TestSchema schema) throws Exception {
    List<String> settings = settings(schema);
    settings.add("COVEY_DATABASE_URL=postgres://no.such.host.invalid/covey");

    assertFails(1, settings, "no.such.host.invalid", "no host of that name is known");
  }

  @Test
  void takenPort_namesTheKey(TestSchema schema) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> settings = settings(schema);
      settings.add("COVEY_HTTP_PORT=" + taken.getLocalPort());

      assertFails(1, settings, "can't listen on 127.0.0.1:", "set COVEY_HTTP_PORT");
    }
  }

  @Test
  void wrongSetting_isAUsageError() throws Exception {
    assertFails(2, List.of("COVEY_HTTP_PRT=1"), "did you mean COVEY_HTTP_PORT?");
  }

  @Test
  void missingServer_isAUsageError() throws Exception {
    assertFails(2, List.of("COVEY_LOGS_DIR=" + folder), "COVEY_DATABASE_URL", "./covey up");
  }

  @Test
  void wrongArgument_isAUsageError(TestSchema schema) throws Exception {
    List<String> settings = settings(schema);
    settings.add("--evry=20ms");
    try (ForkedJvm probe = start("task", settings)) {
      assertThat(probe.awaitExit(LONG)).isEqualTo(2);
      assertThat(probe.output())
          .contains("covey probe: '--evry' is not an option; did you mean --every?");
    }
  }

  private void assertFails(int exitCode, List<String> settings, String... words) throws Exception {
    try (ForkedJvm probe = start("service", settings)) {
      assertThat(probe.awaitExit(LONG)).isEqualTo(exitCode);
      assertThat(String.join("\n", probe.output()))
          .contains(words)
          .doesNotContain("\tat ", "sesame");
    }
  }

  private List<String> settings(TestSchema schema) {
    return new ArrayList<>(
        List.of(
            "COVEY_DATABASE_URL=" + schema.url(),
            "COVEY_DATABASE_USER=" + schema.user(),
            "COVEY_DATABASE_PASSWORD=" + schema.password(),
            "COVEY_DATABASE_SCHEMA=" + schema.schema(),
            "COVEY_HOME=" + folder,
            "COVEY_LOGS_DIR=" + folder));
  }

  private static ForkedJvm start(String kind, List<String> settings) {
    List<String> arguments = new ArrayList<>(List.of(kind));
    arguments.addAll(settings);
    return ForkedJvm.start(ProbeMain.class, arguments.toArray(String[]::new));
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
