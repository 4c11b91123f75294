/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.simulator.kit.audit.AuditChecker;
import dev.covey.simulator.kit.audit.CheckReport;
import dev.covey.simulator.kit.audit.LimitRule;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.x.XClient.Reply;
import dev.covey.simulator.x.settings.Switch;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TroubleIT extends XSuite {

  @Test
  void droppedAnswer_leavesThePostBehind() {
    simulator.faults().add(FaultRule.once("POST", "/2/tweets", new Fault.DropAfter()));

    assertThatThrownBy(() -> write(ada, "Did it arrive?")).isInstanceOf(UncheckedIOException.class);
    assertThat(client.get(ada, "/2/users/" + ada.userId() + "/tweets").all("text"))
        .containsExactly("Did it arrive?");
    assertThat(client.post(ada, "/2/tweets", "{\"text\":\"Did it arrive?\"}").status())
        .isEqualTo(403);
  }

  @Test
  void droppedCall_leavesNothing() {
    simulator.faults().add(FaultRule.once("POST", "/2/tweets", new Fault.DropBefore()));

    assertThatThrownBy(() -> write(ada, "Lost")).isInstanceOf(UncheckedIOException.class);
    assertThat(simulator.state().posts().size()).isZero();
  }

  @Test
  void scripted429And503_lookLikeThePlatforms() {
    simulator
        .faults()
        .add(FaultRule.once("*", "**", new Fault.RateLimited(Duration.ofSeconds(60))));
    Reply limited = client.get(ada, "/2/users/me");
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.json().path("status").asInt()).isEqualTo(429);
    assertThat(limited.header("x-rate-limit-reset"))
        .isEqualTo(Long.toString(START.getEpochSecond() + 61));

    simulator.faults().add(FaultRule.once("*", "**", new Fault.Status(503, false)));
    Reply unavailable = client.get(ada, "/2/users/me");
    assertThat(unavailable.status()).isEqualTo(503);
    assertThat(unavailable.json().path("title").asString()).isEqualTo("Service Unavailable");

    simulator.faults().add(FaultRule.once("*", "**", new Fault.Challenge()));
    assertThat(client.get(ada, "/2/users/me").text()).contains("Just a moment");
  }

  @Test
  void thousandParallelLikes_areCountedExactly() throws Exception {
    simulator.settings().set(Switch.RATE_LIMITS, false);
    String post = write(bela, "Popular");
    List<SandboxAccount> crowd = simulator.createAccounts(250);
    var futures = new ArrayList<Future<Reply>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1000; i++) {
        SandboxAccount account = crowd.get(i % crowd.size());
        futures.add(executor.submit(() -> like(account, post)));
      }
    }
    for (Future<Reply> future : futures) {
      assertThat(future.get().status()).isEqualTo(200);
    }

    Reply read = client.get(ada, "/2/tweets/" + post + "?tweet.fields=public_metrics");
    assertThat(read.data().path("public_metrics").path("like_count").asInt()).isEqualTo(250);
    CheckReport report =
        AuditChecker.check(simulator.audit(), AuditChecker.Expectations.ofLimits(List.of()));
    assertThat(report.calls()).isEqualTo(1002);
    assertThat(report.effects()).isEqualTo(251);
    assertThat(report.duplicateEffects()).isZero();
  }

  @Test
  void parallelEqualPosts_areWrittenOnce() throws Exception {
    var futures = new ArrayList<Future<Reply>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        futures.add(executor.submit(() -> client.post(ada, "/2/tweets", "{\"text\":\"Same\"}")));
      }
    }
    var statuses = new ArrayList<Integer>();
    for (Future<Reply> future : futures) {
      statuses.add(future.get().status());
    }

    assertThat(statuses).containsOnly(201, 403).containsOnlyOnce(201);
    assertThat(simulator.state().posts().size()).isEqualTo(1);
  }

  @Test
  void parallelCalls_neverPassARateLimit() throws Exception {
    var futures = new ArrayList<Future<Reply>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        futures.add(executor.submit(() -> client.get(ada, "/2/users/me")));
      }
    }
    int allowed = 0;
    var remaining = new HashSet<String>();
    for (Future<Reply> future : futures) {
      if (future.get().status() == 200) {
        allowed++;
        remaining.add(future.get().header("x-rate-limit-remaining"));
      }
    }

    assertThat(allowed).isEqualTo(75);
    assertThat(remaining).hasSize(75);
  }

  @Test
  void checker_findsLimitsThatWerePassed() {
    String post = write(bela, "x");
    for (int i = 0; i < 4; i++) {
      simulator.clock().advance(Duration.ofSeconds(31));
      like(ada, post);
    }
    var rule =
        new LimitRule(
            "like",
            List.of(new LimitRule.Window(3, Duration.ofMinutes(15))),
            Duration.ofSeconds(30));

    CheckReport report =
        AuditChecker.check(simulator.audit(), AuditChecker.Expectations.ofLimits(List.of(rule)));

    assertThat(report.limitViolations()).isEqualTo(1);
  }

  @Test
  void control_setsLimitsSettingsAndAccounts() {
    assertThat(control("POST", "/settings", "{\"vocabulary\":\"new\",\"rate_limits\":true}").text())
        .contains("\"vocabulary\":\"NEW\"");
    assertThat(control("POST", "/settings", "{\"colour\":\"red\"}").status()).isEqualTo(400);
    assertThat(
            control(
                    "POST",
                    "/limits",
                    "{\"operation\":\"GET /2/users/me\",\"limits\":[{\"scope\":\"user\",\"count\":1}]}")
                .status())
        .isEqualTo(204);
    assertThat(client.get(ada, "/2/users/me").status()).isEqualTo(200);
    assertThat(client.get(ada, "/2/users/me").status()).isEqualTo(429);
    Reply accounts = control("POST", "/accounts", "{\"count\":2}");
    assertThat(accounts.json()).hasSize(2);
    assertThat(accounts.json().path(1).path("username").asString()).isEqualTo("sandbox_4");
    assertThat(control("GET", "/state", "").json().path("users").asInt()).isEqualTo(4);
    assertThat(control("POST", "/users/1", "{\"locked\":true}").status()).isEqualTo(400);
  }

  @Test
  void reset_bringsTheFirstStateBackAndKeepsAccounts() {
    write(ada, "x");
    simulator.settings().set(Switch.SELF_SERVE_TIER, true);

    assertThat(control("POST", "/reset", "").status()).isEqualTo(204);

    assertThat(simulator.state().posts().size()).isZero();
    assertThat(simulator.settings().isOn(Switch.SELF_SERVE_TIER)).isFalse();
    assertThat(simulator.audit().entries()).isEmpty();
    assertThat(client.get(ada, "/2/users/me").status()).isEqualTo(200);
  }

  @Test
  void revokedAccount_isRefusedWithEitherToken() {
    control("POST", "/users/" + ada.userId(), "{\"revoked\":true}");

    assertThat(client.get(ada, "/2/users/me").status()).isEqualTo(401);
    String header = client.oauth1(ada, "GET", "/2/users/me");
    assertThat(client.send(header, "GET", "/2/users/me", null).status()).isEqualTo(401);
  }

  private Reply control(String method, String path, String body) {
    return client.send(
        client
            .request("/_control" + path)
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private Reply like(SandboxAccount account, String post) {
    return client.post(
        account, "/2/users/" + account.userId() + "/likes", "{\"tweet_id\":\"" + post + "\"}");
  }
}
