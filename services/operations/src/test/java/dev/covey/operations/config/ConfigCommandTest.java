/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.config.Catalogue;
import dev.covey.chassis.config.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void text_showsEverySettingWithoutSecrets() {
    int exitCode =
        run(
            Map.of(
                "COVEY_DATABASE_URL", "postgres://me:sesame@db/fleet",
                "COVEY_AMQP_PASSWORD", "sesame",
                "COVEY_X_BEARER_TOKEN", "sesame"));

    assertThat(exitCode).isZero();
    assertThat(errors).hasToString("");
    assertThat(out.toString())
        .contains(Catalogue.settings().map(setting -> setting.env()).toList())
        .contains(Catalogue.settings().map(setting -> setting.meaning()).toList())
        .contains("postgres://me:***@db/fleet")
        .containsPattern("COVEY_AMQP_PASSWORD +\\*\\*\\* +environment")
        .containsPattern("COVEY_GRACE_PERIOD +20s +default")
        .containsPattern("COVEY_AMQP_URL +- +not set")
        .doesNotContain("sesame");
  }

  @Test
  void json_isOneObject() {
    int exitCode = run(Map.of("COVEY_AMQP_PASSWORD", "sesame"), "--json");

    assertThat(exitCode).isZero();
    JsonNode page = JsonMapper.shared().readTree(out.toString());
    assertThat(page.get("problems").size()).isZero();
    assertThat(page.get("settings").size()).isEqualTo((int) Catalogue.settings().count());
    assertThat(page.get("settings").valueStream())
        .anySatisfy(row -> {
          assertThat(row.get("environment").asString()).isEqualTo("COVEY_AMQP_PASSWORD");
          assertThat(row.get("property").asString()).isEqualTo("amqp.password");
          assertThat(row.get("value").asString()).isEqualTo("***");
          assertThat(row.get("origin").asString()).isEqualTo("environment");
          assertThat(row.get("secret").asBoolean()).isTrue();
        });
    assertThat(out.toString()).doesNotContain("sesame");
  }

  @Test
  void problems_areShownBesideTheRest() {
    int exitCode = run(Map.of("COVEY_HTTP_PRT", "1", "COVEY_GRACE_PERIOD", "soon"));

    assertThat(exitCode).isEqualTo(2);
    assertThat(out.toString()).containsPattern("COVEY_HTTP_PORT +0 +default");
    assertThat(errors.toString())
        .contains(
            "2 settings are wrong", "did you mean COVEY_HTTP_PORT?", "COVEY_GRACE_PERIOD = soon");
  }

  @Test
  void unknownOption_isAUsageError() {
    assertThat(run(Map.of(), "--jsn")).isEqualTo(2);
    assertThat(errors.toString()).contains("--jsn");
  }

  private int run(Map<String, String> environment, String... arguments) {
    Path nowhere = Path.of("target", "there-is-no-such-folder");
    return new CommandLine(new ConfigCommand(() -> Settings.load(environment, nowhere)))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }
}
