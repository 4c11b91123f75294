/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.action.ActionKind;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.LaneKey;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.LedgerPolicies;
import dev.covey.model.ledger.Policy;
import dev.covey.model.ledger.Window;
import dev.covey.testing.fixtures.MigratedDatabase;
import dev.covey.worker.action.ActionHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What our limits and X's refusals do to lanes, accounts and the whole app. */
@ExtendWith(MigratedDatabase.class)
class RefusalsIT {
  private PretendX x;
  private SmallFleet fleet;
  private ActionHandler worker;

  @BeforeEach
  void start(Database database, @TempDir Path folder) throws Exception {
    x = new PretendX();
    fleet = new SmallFleet(database, folder, x.url(), new SettableClock(SmallFleet.START));
    worker = fleet.worker();
    fleet.account("one");
    fleet.account("two");
  }

  @AfterEach
  void stop() {
    fleet.close();
    x.close();
  }

  @Test
  void limits_areKeptByWaitingAndNothingIsLost() throws Exception {
    fleet.queue("one", ActionKind.LIKE, 40);
    for (int second = 0; second < 1_200; second += 10) {
      fleet.workOff(worker);
      fleet.clock.advance(Duration.ofSeconds(10));
    }
    List<Integer> at =
        fleet.permits("one", ActionKind.LIKE).stream().map(Integer::valueOf).toList();
    assertThat(at).hasSizeBetween(38, 40);
    for (int i = 1; i < at.size(); i++) {
      assertThat(at.get(i) - at.get(i - 1)).as("apart").isGreaterThanOrEqualTo(30);
    }
    for (int i = 30; i < at.size(); i++) {
      assertThat(at.get(i) - at.get(i - 30)).as("30 in 15 minutes").isGreaterThanOrEqualTo(900);
    }
    assertThat(x.calls()).hasSize(at.size()).doesNotHaveDuplicates();
  }

  /** Both have room of their own; the app has not, and the second says so. */
  @Test
  void appLimit_holdsForAllAccountsTogether() throws Exception {
    new LedgerPolicies(fleet.database)
        .set(LaneKey.APP_WRITES, Policy.of(Duration.ZERO, Window.parse("1/1h")), "test");
    fleet.queue("one", ActionKind.LIKE, 1);
    fleet.workOff(worker);
    long second = fleet.queue("two", ActionKind.LIKE, 1).getFirst();
    fleet.workOff(worker);
    Instant open = SmallFleet.START.plusSeconds(3_600);
    assertThat(x.calls()).hasSize(1);
    assertThat(fleet.why(second))
        .startsWith(open + ": the app is stopped: app/writes: 1 per 1h are used; permit 1 of ");
    long third = fleet.queue("two", ActionKind.RETWEET, 1).getFirst();
    assertThat(fleet.dispatch()).as("nobody else needs to ask").isZero();

    fleet.clock.set(open);
    fleet.workOff(worker);
    assertThat(x.calls()).hasSize(2);
    fleet.clock.set(open.plusSeconds(3_600));
    fleet.workOff(worker);
    assertThat(fleet.action(second).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(fleet.action(third).status()).isEqualTo(ActionStatus.COMPLETED);
  }

  @Test
  void waiting_saysUntilWhenAndBecauseOfWhat() throws Exception {
    List<Long> likes = fleet.queue("one", ActionKind.LIKE, 2);
    fleet.workOff(worker);
    assertThat(fleet.action(likes.getFirst()).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(fleet.why(likes.get(1)))
        .isEqualTo(
            SmallFleet.START.plusSeconds(30)
                + ": account:one/like: at least 30s apart; the last was at "
                + SmallFleet.START);
  }

  @Test
  void lanes_doNotHoldUpEachOther() throws Exception {
    fleet.queue("one", ActionKind.LIKE, 3);
    fleet.queue("one", ActionKind.RETWEET, 3);
    fleet.queue("two", ActionKind.LIKE, 3);
    fleet.workOff(worker);
    assertThat(x.calls()).hasSize(3);
  }

  @Test
  void tooMany_waitsForTheResetWithoutBlame() throws Exception {
    List<Long> likes = fleet.queue("one", ActionKind.LIKE, 2);
    Instant reset = SmallFleet.START.plusSeconds(600);
    x.nextAnswers(
        PretendX.json(429, "{\"title\":\"Too Many Requests\",\"type\":\"about:blank\"}")
            .setHeader("x-rate-limit-remaining", "0")
            .setHeader("x-rate-limit-reset", reset.getEpochSecond()));
    fleet.workOff(worker);
    ActionLine action = fleet.action(likes.getFirst());
    assertThat(action.status()).isEqualTo(ActionStatus.PENDING);
    assertThat(action.resetAt()).isEqualTo(reset.plusSeconds(1));
    assertThat(fleet.why(action.id())).startsWith(reset.plusSeconds(1) + ": X ");
    assertThat(fleet.text("select blocked_until::text from meter where blocked_until is not null"))
        .as("shut for every process")
        .isNotNull();
    fleet.clock.advance(Duration.ofSeconds(599));
    fleet.workOff(worker);
    assertThat(x.calls()).hasSize(1);
    fleet.clock.advance(Duration.ofSeconds(2));
    fleet.workOff(worker);
    assertThat(fleet.action(action.id()).status()).isEqualTo(ActionStatus.COMPLETED);
  }

  /** Both lanes of the account ask who it is: what X says of one holds for the other. */
  @Test
  void askingWhoAnAccountIs_isLimitedToo() throws Exception {
    Instant reset = SmallFleet.START.plusSeconds(600);
    x.answersWho(
        PretendX.json(503, "")
            .setHeader("x-rate-limit-limit", "75")
            .setHeader("x-rate-limit-remaining", "0")
            .setHeader("x-rate-limit-reset", reset.getEpochSecond()));
    fleet.queue("one", ActionKind.LIKE, 1);
    fleet.workOff(worker);
    long retweet = fleet.queue("one", ActionKind.RETWEET, 1).getFirst();
    fleet.workOff(worker);
    fleet.clock.advance(Duration.ofMinutes(1));
    fleet.workOff(worker);
    assertThat(x.asked()).isEqualTo(1);
    assertThat(fleet.why(retweet))
        .startsWith(
            reset.plusSeconds(1)
                + ": its account's user could not be asked for: "
                + "account:one/me: blocked: X says that nothing is left of 75 until "
                + reset);
  }

  @Test
  void lastOneOfAWindow_shutsTheLaneBeforeA429() throws Exception {
    fleet.queue("one", ActionKind.LIKE, 2);
    Instant reset = SmallFleet.START.plusSeconds(600);
    x.nextAnswers(
        PretendX.json(200, "{\"data\":{\"liked\":true}}")
            .setHeader("x-rate-limit-limit", "50")
            .setHeader("x-rate-limit-remaining", "0")
            .setHeader("x-rate-limit-reset", reset.getEpochSecond()));
    fleet.workOff(worker);
    fleet.clock.advance(Duration.ofMinutes(5));
    fleet.workOff(worker);
    assertThat(x.calls()).hasSize(1);
    fleet.clock.advance(Duration.ofSeconds(301));
    fleet.workOff(worker);
    assertThat(x.calls()).hasSize(2);
  }

  @Test
  void outOfCredits_stopsTheWholeApp() throws Exception {
    long like = fleet.queue("one", ActionKind.LIKE, 1).getFirst();
    x.nextAnswers(
        PretendX.json(
            402,
            "{\"title\":\"CreditsDepleted\",\"detail\":\"no credits\","
                + "\"type\":\"https://api.x.com/2/problems/credits\"}"));
    fleet.workOff(worker);
    long other = fleet.queue("two", ActionKind.LIKE, 1).getFirst();
    fleet.clock.advance(Duration.ofMinutes(30));
    fleet.workOff(worker);
    assertThat(x.calls()).hasSize(1);
    assertThat(fleet.why(other)).contains("the app is stopped: X answered 402: no credits");
    fleet.clock.advance(Duration.ofMinutes(31));
    fleet.workOff(worker);
    assertThat(fleet.action(like).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(fleet.action(other).status()).isEqualTo(ActionStatus.COMPLETED);
  }

  @Test
  void revokedAccount_stopsAndGoesOnWithNewKeys() throws Exception {
    long like = fleet.queue("one", ActionKind.LIKE, 1).getFirst();
    long retweet = fleet.queue("one", ActionKind.RETWEET, 1).getFirst();
    long other = fleet.queue("two", ActionKind.LIKE, 1).getFirst();
    x.nextAnswers(
        PretendX.json(401, "{\"title\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401}"));
    fleet.workOff(worker);
    assertThat(fleet.action(other).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(fleet.action(like).status()).isEqualTo(ActionStatus.PENDING);
    assertThat(fleet.why(like)).contains("its lane is stopped: X answered 401");
    fleet.clock.advance(Duration.ofHours(1));
    fleet.workOff(worker);
    assertThat(x.calls()).hasSizeLessThan(4);

    fleet.account("one");
    fleet.workOff(worker);
    assertThat(fleet.action(like).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(fleet.action(retweet).status()).isEqualTo(ActionStatus.COMPLETED);
  }

  @Test
  void refusal_isKeptWhole() throws Exception {
    long like = fleet.queue("one", ActionKind.LIKE, 1).getFirst();
    x.nextAnswers(PretendX.json(403, "{\"errors\":[{\"code\":453,\"message\":\"no access\"}]}"));
    fleet.workOff(worker);
    assertThat(fleet.action(like))
        .extracting(ActionLine::status, ActionLine::error)
        .containsExactly(ActionStatus.FAILED, "X answered 403: no access (code 453)");
    assertThat(fleet.events()).containsExactly("failed");
  }

  @Test
  void trouble_backsOffAndIsGivenUpInTheEnd() throws Exception {
    long like = fleet.queue("one", ActionKind.LIKE, 1).getFirst();
    for (int i = 0; i < 8; i++) {
      x.nextAnswers(PretendX.json(503, ""));
    }
    for (int hour = 0; hour < 8; hour++) {
      fleet.workOff(worker);
      fleet.clock.advance(Duration.ofHours(1));
    }
    assertThat(fleet.action(like).status()).isEqualTo(ActionStatus.FAILED);
    assertThat(fleet.action(like).error())
        .isEqualTo("given up after 8 failures: X answered 503: the body is empty");
    assertThat(fleet.attempts(like)).hasSize(8).containsOnly("unknown");
  }

  @Test
  void unreachableX_costsNoPermitAndNoFailure() throws Exception {
    x.close();
    long like = fleet.queue("one", ActionKind.LIKE, 1).getFirst();
    fleet.execute("update account set x_user_id = 7");
    for (int minute = 0; minute < 20; minute++) {
      fleet.workOff(worker);
      fleet.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(fleet.action(like).status()).isEqualTo(ActionStatus.PENDING);
    assertThat(fleet.permits("one", ActionKind.LIKE)).isEmpty();
    assertThat(
            fleet.text(
                "select count(*) from permit join meter on id = meter_id"
                    + " where kind in ('like', 'writes')"))
        .as("the app's come back too")
        .isEqualTo("0");
    assertThat(fleet.text("select failures::text from action")).isEqualTo("0");
    assertThat(fleet.text("select reason from lane")).startsWith("X can't be reached");
  }
}
