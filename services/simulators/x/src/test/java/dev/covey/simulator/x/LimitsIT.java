/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.simulator.x.XClient.Reply;
import dev.covey.simulator.x.access.Limit;
import dev.covey.simulator.x.settings.Credits;
import dev.covey.simulator.x.settings.ErrorForm;
import dev.covey.simulator.x.settings.Switch;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsIT extends XSuite {

  @Test
  void headers_countDownToTheReset() {
    Reply first = client.get(ada, "/2/users/me");
    simulator.clock().advance(Duration.ofMinutes(5));
    Reply second = client.get(ada, "/2/users/me");

    assertThat(first.header("x-rate-limit-limit")).isEqualTo("75");
    assertThat(first.header("x-rate-limit-remaining")).isEqualTo("74");
    assertThat(second.header("x-rate-limit-remaining")).isEqualTo("73");
    assertThat(reset(first)).isEqualTo(START.plus(Duration.ofMinutes(15)));
    assertThat(reset(second)).isEqualTo(reset(first));
  }

  @Test
  void beyondTheLimit_is429UntilTheReset() {
    for (int i = 0; i < 75; i++) {
      assertThat(client.get(ada, "/2/users/me").status()).isEqualTo(200);
    }

    Reply refused = client.get(ada, "/2/users/me");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().path("title").asString()).isEqualTo("Too Many Requests");
    assertThat(refused.header("x-rate-limit-remaining")).isEqualTo("0");
    simulator.settings().errorForm(ErrorForm.NUMBERED);
    assertThat(client.get(ada, "/2/users/me").json().path("errors").path(0).path("code").asInt())
        .isEqualTo(88);
    assertThat(client.get(bela, "/2/users/me").status()).as("limits are per user").isEqualTo(200);

    simulator.clock().set(reset(refused).minusMillis(1));
    assertThat(client.get(ada, "/2/users/me").status()).isEqualTo(429);
    simulator.clock().set(reset(refused));
    assertThat(client.get(ada, "/2/users/me").status()).isEqualTo(200);
  }

  @Test
  void writes_haveDailyHeadersAndTheAppsDayIsShared() {
    simulator.rateLimiter().override("POST /2/tweets", Limit.appDailyUserQuarterly(2, 100));

    Reply first = client.post(ada, "/2/tweets", "{\"text\":\"1\"}");
    assertThat(first.header("x-app-limit-24hour-limit")).isEqualTo("2");
    assertThat(first.header("x-app-limit-24hour-remaining")).isEqualTo("1");
    assertThat(first.header("x-rate-limit-remaining")).isEqualTo("99");
    assertThat(client.post(bela, "/2/tweets", "{\"text\":\"2\"}").status()).isEqualTo(201);
    Reply refused = client.post(ada, "/2/tweets", "{\"text\":\"3\"}");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("x-rate-limit-remaining")).isEqualTo("99");
    assertThat(Long.parseLong(refused.header("x-app-limit-24hour-reset")))
        .isEqualTo(START.plus(Duration.ofDays(1)).getEpochSecond());
  }

  @Test
  void likes_haveADayOfTheirUser() {
    String id = write(bela, "x");
    Reply like =
        client.post(ada, "/2/users/" + ada.userId() + "/likes", "{\"tweet_id\":\"" + id + "\"}");

    assertThat(like.header("x-user-limit-24hour-limit")).isEqualTo("1000");
    assertThat(like.header("x-rate-limit-limit")).isEqualTo("50");
  }

  @Test
  void appOnlyCalls_areCountedByTheApp() {
    String bearer = "Bearer " + ada.appBearer();
    Reply read = client.send(bearer, "GET", "/2/users/by/username/sandbox_1", null);

    assertThat(read.header("x-rate-limit-limit")).isEqualTo("300");
    assertThat(client.get(ada, "/2/users/by/username/sandbox_1").header("x-rate-limit-limit"))
        .isEqualTo("900");
  }

  @Test
  void limits_canBeSetOrSwitchedOff() {
    simulator
        .rateLimiter()
        .override(
            "GET /2/users/me", List.of(new Limit(Limit.Scope.USER, 1, Duration.ofMinutes(1))));

    assertThat(client.get(ada, "/2/users/me").status()).isEqualTo(200);
    assertThat(client.get(ada, "/2/users/me").status()).isEqualTo(429);
    simulator.settings().set(Switch.RATE_LIMITS, false);
    assertThat(client.get(ada, "/2/users/me").status()).isEqualTo(200);
  }

  @Test
  void outOfCredits_is402InEitherForm() {
    simulator.settings().credits(Credits.DEPLETED);
    Reply first = client.get(ada, "/2/users/me");
    assertThat(first.status()).isEqualTo(402);
    assertThat(first.json().path("title").asString()).isEqualTo("CreditsDepleted");
    assertThat(first.json().path("account_id").asInt()).isEqualTo(1);
    assertThat(first.json().path("type").asString()).endsWith("/2/problems/credits");
    assertThat(first.header("x-rate-limit-remaining")).isEqualTo("74");

    simulator.settings().credits(Credits.PAYMENT_REQUIRED);
    Reply second = client.get(ada, "/2/users/me");
    assertThat(second.status()).isEqualTo(402);
    assertThat(second.json().path("title").asString()).isEqualTo("Payment Required");
    assertThat(second.json().path("type").asString()).endsWith("/credits-depleted");
  }

  @Test
  void lockedAndSuspendedAccounts_areRefusedByNumber() {
    simulator.state().users().setLocked(ada.userId(), true);
    Reply locked = client.get(ada, "/2/users/me");
    assertThat(locked.status()).isEqualTo(403);
    assertThat(locked.json().path("errors").path(0).path("code").asInt()).isEqualTo(326);

    client.send(
        client
            .request("/_control/users/" + bela.userId())
            .POST(HttpRequest.BodyPublishers.ofString("{\"state\":\"suspended\"}")));
    Reply suspended = client.get(bela, "/2/users/me");
    assertThat(suspended.status()).isEqualTo(403);
    assertThat(suspended.json().path("errors").path(0).path("code").asInt()).isEqualTo(64);
  }

  private static Instant reset(Reply reply) {
    return Instant.ofEpochSecond(Long.parseLong(reply.header("x-rate-limit-reset")));
  }
}
