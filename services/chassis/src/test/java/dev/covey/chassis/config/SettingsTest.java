/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void environment_winsOverFile() throws IOException {
    Files.createDirectory(folder.resolve(".covey"));
    Files.writeString(
        folder.resolve(".covey/covey.properties"), "http.port=7001\nhttp.host = 0.0.0.0\n");

    Settings settings = Settings.load(Map.of("COVEY_HTTP_PORT", "7002"), folder);

    assertThat(CoveyConfig.from(settings).http()).isEqualTo(new HttpConfig("0.0.0.0", 7002));
    assertThat(settings.resolve(HttpConfig.PORT).origin()).isEqualTo("environment");
    assertThat(settings.resolve(HttpConfig.HOST).origin()).endsWith("covey.properties line 2");
    assertThat(settings.resolve(LogConfig.FOLDER).origin()).isEqualTo("default");
  }

  @Test
  void file_isNamedByTheEnvironment() throws IOException {
    Files.writeString(folder.resolve("fleet.properties"), "grace-period=5s\n");

    Settings settings = Settings.load(Map.of("COVEY_CONFIG", "fleet.properties"), folder);

    assertThat(CoveyConfig.from(settings).consume().gracePeriod()).hasSeconds(5);
  }

  @Test
  void runningServers_areFoundAfterTheFile() throws IOException {
    Path home = Files.createDirectory(folder.resolve(".covey"));
    RunningServers.write(
        home,
        Map.of(
            DatabaseConfig.URL, "postgres://127.0.0.1:5440/covey",
            DatabaseConfig.PASSWORD, "back\\slash",
            BrokerConfig.URL, "amqp://127.0.0.1:5680"));
    Files.writeString(home.resolve("covey.properties"), "amqp.url=amqp://elsewhere\n");

    Settings settings = Settings.load(Map.of(), folder);

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.get(DatabaseConfig.URL)).isEqualTo("postgres://127.0.0.1:5440/covey");
    assertThat(settings.get(DatabaseConfig.PASSWORD)).isEqualTo(new Secret("back\\slash"));
    assertThat(settings.get(BrokerConfig.URL)).hasHost("elsewhere");
    assertThat(Files.getPosixFilePermissions(RunningServers.file(home))).hasSize(2);
    RunningServers.remove(home);
    assertThat(Settings.load(Map.of(), folder).isSet(DatabaseConfig.URL)).isFalse();
  }

  @Test
  void with_winsOverEverything() {
    Settings settings =
        Configs.settings("COVEY_HTTP_PORT", "7002")
            .with(Map.of(HttpConfig.PORT, "0"), "embedded server");

    assertThat(CoveyConfig.from(settings).http().port()).isZero();
    assertThat(settings.resolve(HttpConfig.PORT).origin()).isEqualTo("embedded server");
  }

  @Test
  void emptyVariable_countsAsNotSet() {
    Settings settings = Configs.settings("COVEY_HTTP_PORT", " ", "COVEY_DATABASE_URL", "");

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.isSet(DatabaseConfig.URL)).isFalse();
  }

  @Test
  void allProblems_areReportedAtOnce() throws IOException {
    Path home = Files.createDirectory(folder.resolve(".covey"));
    Files.writeString(
        home.resolve("covey.properties"),
        """
        # a comment
        grace-period=soon
        COVEY_LOG_LEVEL=info
        amqp.prefetch=1
        amqp.prefetch=2
        home=/elsewhere
        log.formt=json
        """);

    Settings settings =
        Settings.load(
            Map.of(
                "COVEY_HTTP_PORT", "80800",
                "COVEY_DATABSE_URL", "postgres://x/y",
                "COVEY_AMQP_URL", "http://me:sesame@mq",
                "COVEY_SOMETHING_ELSE_ENTIRELY", "1",
                "PATH", "/bin"),
            folder);

    String file = home.resolve("covey.properties").toString();
    assertThat(settings.problems())
        .containsExactlyInAnyOrder(
            unknown("COVEY_DATABSE_URL", "environment", "; did you mean COVEY_DATABASE_URL?"),
            unknown("COVEY_SOMETHING_ELSE_ENTIRELY", "environment", ""),
            unknown("COVEY_LOG_LEVEL", file + " line 3", "; did you mean log.level?"),
            unknown("log.formt", file + " line 7", "; did you mean log.format?"),
            new Problem("amqp.prefetch", null, file + " line 4", "stands in this file twice"),
            new Problem(
                "home", null, file + " line 6", "belongs in the environment, as COVEY_HOME"),
            new Problem(
                "grace-period",
                "soon",
                file + " line 2",
                "must be a span such as 500ms, 20s, 15m, 1h30m or 2d, from 0s to 1h"),
            new Problem(
                "COVEY_HTTP_PORT",
                "80800",
                "environment",
                "must be a whole number from 0 to 65535"),
            new Problem(
                "COVEY_AMQP_URL",
                "http://me:***@mq",
                "environment",
                "must be a URL with a host that begins with amqp:// or amqps://"));
    assertThatThrownBy(() -> CoveyConfig.from(settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("9 settings are wrong.")
        .hasMessageContaining("  COVEY_HTTP_PORT = 80800   (environment)\n      must be a whole")
        .hasMessageNotContaining("sesame");
  }

  @Test
  void wrongSecret_isNotShown() {
    Settings settings = Configs.settings("COVEY_DATABASE_URL", "postgres://me:sesame@/nowhere");

    assertThat(settings.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.value()).isEqualTo("postgres://me:***@/nowhere");
          assertThat(problem.why()).doesNotContain("sesame");
        });
  }

  @Test
  void manyProblems_stayOnOneScreen() {
    List<Problem> many =
        java.util.stream.IntStream.range(0, 100)
            .mapToObj(i -> new Problem("key" + i, null, "environment", "is wrong"))
            .toList();

    assertThat(String.valueOf(new ConfigException(many).getMessage()).lines()).hasSizeLessThan(40);
  }

  @Test
  void missingFile_isAProblem() {
    Settings settings = Settings.load(Map.of("COVEY_CONFIG", "none.properties"), folder);

    assertThat(settings.problems())
        .containsExactly(
            new Problem(
                folder.resolve("none.properties").toString(), null, "file", "is not there"));
  }

  @Test
  void brokenEscape_isAProblem() throws IOException {
    Files.writeString(folder.resolve("bad.properties"), "x.base-url=\\u12\n");

    Settings settings = Settings.load(Map.of("COVEY_CONFIG", "bad.properties"), folder);

    assertThat(settings.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.why()).contains("broken \\u escape"));
  }

  private static Problem unknown(String key, String origin, String suggestion) {
    return new Problem(key, null, origin, "is not a setting of Covey" + suggestion);
  }
}
