/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.gateway.http.Route;
import dev.covey.model.access.Role;
import dev.covey.model.access.TokenSecret;
import dev.covey.model.database.Database;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets in. */
@ExtendWith(MigratedDatabase.class)
class AccessIT {
  private GatewayRig rig;

  @BeforeEach
  void start(Database database) throws Exception {
    rig = GatewayRig.start(database);
    rig.profile(7, "ada");
    rig.tweet(7, 1, "one");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private static String path(Route route) {
    return route.path().replace("{name}", "ada").replace("{id}", "20").replace("{no}", "one");
  }

  private static String basic(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private int statusWith(String authorization) throws Exception {
    return rig.send("GET", "/profiles", "Authorization", authorization).statusCode();
  }

  @Test
  void everyRoute_refusesWhoShowsNoToken() throws Exception {
    assertThat(rig.routes()).hasSizeGreaterThan(25);
    List<String[]> calls = new ArrayList<>();
    rig.routes().forEach(route -> calls.add(new String[] {route.method(), path(route)}));
    calls.addAll(
        List.of(
            new String[] {"HEAD", "/profiles"},
            new String[] {"POST", "/profiles"},
            new String[] {"OPTIONS", "/profiles"},
            new String[] {"GET", "/"},
            new String[] {"GET", "/nowhere"}));
    for (String[] call : calls) {
      HttpResponse<String> answer = rig.send(call[0], call[1]);

      assertThat(answer.statusCode()).as(call[0] + " " + call[1]).isEqualTo(401);
      assertThat(answer.headers().allValues("WWW-Authenticate"))
          .containsExactly("Bearer realm=\"covey\"", "Basic realm=\"covey\", charset=\"UTF-8\"");
    }
    assertThat(rig.text("select count(*) from audit")).isEqualTo("0");
  }

  @Test
  void everyRoute_refusesLesserRoles() throws Exception {
    for (Route route : rig.routes()) {
      for (Role role : Role.values()) {
        if (!role.includes(route.least())) {
          HttpResponse<String> answer = rig.send(route.method(), path(route), rig.token(role));
          assertThat(answer.statusCode()).as(role + " " + route.path()).isEqualTo(403);
          assertThat(answer.body()).contains("this needs the role " + route.least().text());
        }
      }
    }
    assertThat(rig.text("select removed_at from profile")).isNull();
    assertThat(rig.text("select count(*) from audit")).isEqualTo("0");
  }

  @Test
  void token_isTakenAsBearerAndAsThePasswordOfBasic() throws Exception {
    String token = rig.token(Role.VIEWER);

    assertThat(statusWith("Bearer " + token)).isEqualTo(200);
    assertThat(statusWith("bearer " + token)).isEqualTo(200);
    assertThat(statusWith(basic("anybody", token))).isEqualTo(200);
    assertThat(statusWith(basic("", token))).isEqualTo(200);
    assertThat(rig.text("select last_used_at is not null from api_token where role = 'viewer'"))
        .isEqualTo("t");
  }

  @Test
  void whatIsNoToken_isRefused() throws Exception {
    for (String authorization :
        List.of(
            "Bearer",
            "Bearer " + TokenSecret.random().reveal(),
            "Bearer covey_' or 1=1 --",
            basic(rig.token(Role.VIEWER), ""),
            "Basic " + rig.token(Role.VIEWER),
            "Digest " + rig.token(Role.VIEWER))) {
      assertThat(statusWith(authorization)).as(authorization).isIn(401, 429);
    }
  }

  @Test
  void expiredAndRevoked_areRefusedAtOnce() throws Exception {
    String token = rig.token(Role.ADMIN);
    assertThat(statusWith("Bearer " + token)).isEqualTo(200);
    rig.execute("update api_token set revoked_at = now() where role = 'admin'");
    assertThat(statusWith("Bearer " + token)).isEqualTo(401);
    rig.execute("update api_token set expires_at = now() where role = 'viewer'");
    assertThat(statusWith("Bearer " + rig.token(Role.VIEWER))).isEqualTo(401);
  }

  /** Many at once: some wait, the others are sent away, and a token that holds passes meanwhile. */
  @Test
  void guessers_areSlowedAndNobodyElse() throws Exception {
    for (int i = 0; i < 5; i++) {
      statusWith("Bearer guess");
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> guesses = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        guesses.add(threads.submit(() -> statusWith("Bearer guess")));
      }
      assertThat(statusWith("Bearer " + rig.token(Role.VIEWER))).isEqualTo(200);
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> guess : guesses) {
        statuses.add(guess.get());
      }
      assertThat(statuses).containsOnly(401, 429).contains(429);
      assertThat(statuses.stream().filter(status -> status == 401).count()).isLessThanOrEqualTo(8);
    }
  }
}
