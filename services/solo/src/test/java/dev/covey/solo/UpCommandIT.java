/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.testing.PostgresExtension;
import dev.covey.testing.TestProcess;
import dev.covey.testing.TestSchema;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
@Timeout(180)
class UpCommandIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String NOBODY = "amqp://127.0.0.1:1/";

  private @TempDir Path home;

  @Test
  void fleet_runsAloneOnItsFolderUntilSigtermAndLeavesNothingRunning() throws Exception {
    try (TestProcess up = CoveyProcess.start(alone(), "up")) {
      up.awaitLine("the fleet is ready", PATIENCE);
      String url =
          up.awaitLine("health and metrics at", PATIENCE).replaceAll(".*(http:\\S+).*", "$1");
      assertThat(statusOf(url + "/health/ready")).isEqualTo(200);
      String api =
          up.awaitLine("the REST API is at", PATIENCE).replaceAll(".*(http:[^;]+);.*", "$1");
      assertThat(statusOf(api + "/profiles")).as("nobody gets in without a token").isEqualTo(401);
      assertThat(home.resolve("servers.properties")).exists();

      assertRefuses(alone(), "in use by process " + up.pid());
      assertThat(up.isAlive()).isTrue();

      up.terminate();

      assertThat(up.awaitExit(PATIENCE)).as(up.output().toString()).isZero();
      assertThat(up.output().getLast()).contains("the fleet has stopped");
      CoveyProcess.assertNothingRuns(home);
    }
  }

  @Test
  void signal_whileStartingEndsItCleanly() throws Exception {
    try (TestProcess up = CoveyProcess.start(alone(), "up")) {
      // written just before Postgres is started
      await().atMost(PATIENCE).until(() -> Files.exists(home.resolve("logs/postgres.log")));

      up.terminate();

      assertThat(up.awaitExit(PATIENCE)).as(up.output().toString()).isZero();
      assertThat(up.output().getLast()).contains("stopped");
    }
    CoveyProcess.assertNothingRuns(home);
  }

  @Test
  void portTaken_isSaidAndEndsIt(TestSchema schema) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> settings = served(schema);
      settings.put("COVEY_HTTP_PORT", Integer.toString(taken.getLocalPort()));

      assertRefuses(
          settings, "can't listen on 127.0.0.1:" + taken.getLocalPort(), "COVEY_HTTP_PORT");
    }
  }

  @Test
  void wrongPassword_isSaidAndEndsIt(TestSchema schema) throws Exception {
    Map<String, String> settings = served(schema);
    settings.put("COVEY_DATABASE_PASSWORD", "sesame");

    assertRefuses(settings, "the password is wrong", "COVEY_DATABASE_URL");
  }

  @Test
  void brokerOutOfReach_isSaidAndEndsIt(TestSchema schema) throws Exception {
    assertRefuses(served(schema), "127.0.0.1:1", "COVEY_AMQP_URL");
  }

  /** Ends with 1 and these words, long before the drain of a signal would have given up. */
  private static void assertRefuses(Map<String, String> settings, String... words) {
    try (TestProcess up = CoveyProcess.start(settings, "up")) {
      assertThat(up.awaitExit(PATIENCE)).as(up.output().toString()).isEqualTo(1);
      assertThat(String.join("\n", up.output())).contains(words).doesNotContain("\tat ", "sesame");
    }
  }

  private Map<String, String> alone() {
    Map<String, String> settings = new HashMap<>();
    settings.put("COVEY_HOME", home.toString());
    settings.put("COVEY_HTTP_PORT", "0");
    settings.put("COVEY_GATEWAY_PORT", "0");
    settings.put("COVEY_GRACE_PERIOD", "10m");
    return settings;
  }

  /** With servers of its own to start none. */
  private Map<String, String> served(TestSchema schema) {
    Map<String, String> settings = alone();
    settings.put("COVEY_DATABASE_URL", schema.url());
    settings.put("COVEY_DATABASE_USER", schema.user());
    settings.put("COVEY_DATABASE_PASSWORD", schema.password());
    settings.put("COVEY_DATABASE_SCHEMA", schema.schema());
    settings.put("COVEY_AMQP_URL", NOBODY);
    return settings;
  }

  private static int statusOf(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
