/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.LaneKey;
import dev.covey.model.database.Database;
import dev.covey.model.time.QuietHours;
import dev.covey.testing.fixtures.MigratedDatabase;
import dev.covey.worker.action.Pacing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person asks for beside the limits: quiet hours, a day's budget, uneven intervals. */
@ExtendWith(MigratedDatabase.class)
class PacingIT {
  private PretendX x;
  private SmallFleet fleet;

  @BeforeEach
  void start(Database database, @TempDir Path folder) throws Exception {
    x = new PretendX();
    fleet = new SmallFleet(database, folder, x.url(), new SettableClock(SmallFleet.START));
    fleet.account("one");
  }

  @AfterEach
  void stop() {
    fleet.close();
    x.close();
  }

  @Test
  void quietHours_areWaitedForWithAReason() throws Exception {
    long like = fleet.queue("one", ActionKind.LIKE, 1).getFirst();
    Pacing pacing = new Pacing(0, QuietHours.parse("09:00-11:00"), 0);
    fleet.workOff(fleet.worker(pacing));
    assertThat(x.calls()).isEmpty();
    assertThat(fleet.why(like)).isEqualTo("2026-11-20T11:00:00Z: quiet hours 09:00-11:00 Z");
    fleet.clock.set(Instant.parse("2026-11-20T11:00:00Z"));
    fleet.workOff(fleet.worker(pacing));
    assertThat(fleet.action(like).status()).isEqualTo(ActionStatus.COMPLETED);
  }

  @Test
  void budget_isNeverPassedAndIsNewTheNextDay() throws Exception {
    fleet.account("two");
    fleet.account("three");
    for (String account : List.of("one", "two", "three")) {
      fleet.queue(account, ActionKind.LIKE, 1);
    }
    Pacing pacing = new Pacing(0, null, 30_000);
    fleet.workOff(fleet.worker(pacing));
    assertThat(x.calls()).hasSize(2);
    assertThat(fleet.text("select spent from credit_day")).isEqualTo("30000");
    assertThat(fleet.texts("select reason from lane where opens_at = '2026-11-21T00:00:00Z'"))
        .singleElement()
        .asString()
        .contains("the day's budget of $0.03 is used up");
    assertThat(fleet.texts("select reason from app_stop")).isEmpty();
    fleet.clock.set(Instant.parse("2026-11-21T00:00:00Z"));
    fleet.workOff(fleet.worker(pacing));
    assertThat(x.calls()).hasSize(3);
  }

  @Test
  void budget_isGivenBackWhereNothingWasSent() throws Exception {
    fleet.queue("one", ActionKind.LIKE, 1);
    fleet.execute("update account set x_user_id = 7");
    x.close();
    fleet.workOff(fleet.worker(new Pacing(0, null, 1_000_000)));
    assertThat(fleet.text("select reason from lane")).contains("X can't be reached");
    assertThat(fleet.text("select spent from credit_day")).isEqualTo("0");
  }

  @Test
  void link_costsWhatXTakesForIt() throws Exception {
    LaneKey posts = new LaneKey("one", ActionKind.POST);
    fleet.queue(
        posts,
        List.of(new ActionContent(null, null, "see https://a.example", List.of(), List.of())));
    fleet.workOff(fleet.worker(new Pacing(0, null, 199_999)));
    assertThat(x.calls()).isEmpty();
    assertThat(fleet.text("select status || ': ' || error from action"))
        .isEqualTo("failed: it costs more than a whole day's budget (actions.credits-per-day)");
  }

  @Test
  void jitter_stretchesIntervalsAndNeverShortensThem() throws Exception {
    fleet.queue("one", ActionKind.LIKE, 2);
    fleet.workOff(fleet.worker(new Pacing(1, null, 0)));
    String opens =
        fleet.text("select extract(epoch from opens_at - '" + SmallFleet.START + "') from lane");
    assertThat(Double.parseDouble(String.valueOf(opens))).isBetween(30.0, 60.0);
  }
}
