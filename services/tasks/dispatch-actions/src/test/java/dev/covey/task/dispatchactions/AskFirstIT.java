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
import dev.covey.model.ledger.LedgerPolicies;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Policy;
import dev.covey.model.ledger.Window;
import dev.covey.model.message.Action;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.x.SandboxAccount;
import dev.covey.simulator.x.XSimulator;
import dev.covey.simulator.x.settings.Switch;
import dev.covey.source.x.NewPost;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.XSettings;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an action needs to know, or to bring to X, before or after its call. */
@ExtendWith(MigratedDatabase.class)
class AskFirstIT {
  private static final LaneKey POSTS = new LaneKey("one", ActionKind.POST);

  private XSimulator x;
  private SmallFleet fleet;
  private SandboxAccount actor;

  @BeforeEach
  void start(Database database, @TempDir Path folder) throws Exception {
    SettableClock clock = new SettableClock(SmallFleet.START);
    x = XSimulator.builder().clock(SimulatorClock.following(clock)).start();
    fleet = new SmallFleet(database, folder, x.url(), clock);
    actor = x.createAccounts(1).getFirst();
    fleet.account("one", keys());
    Path media = Files.createDirectories(folder.resolve("media"));
    Files.write(media.resolve("dot.png"), new byte[] {1, 2, 3});
  }

  @AfterEach
  void stop() {
    fleet.close();
    x.close();
  }

  private XCredentials keys() {
    return new XCredentials.OAuth1(
        actor.consumerKey(),
        actor.consumerSecret(),
        actor.accessToken(),
        actor.accessTokenSecret());
  }

  private static ActionContent words(String text, String... media) {
    return new ActionContent(null, null, text, List.of(media), List.of());
  }

  private String failures(long id) throws Exception {
    return String.valueOf(fleet.text("select failures::text from action where id = " + id));
  }

  private void workOffHourly(int hours) throws Exception {
    for (int hour = 0; hour < hours; hour++) {
      fleet.workOff(fleet.worker());
      fleet.clock.advance(Duration.ofHours(1));
    }
  }

  private long calls(String path) {
    return x.audit().entries(call -> call.path().endsWith(path)).size();
  }

  @Test
  void fileThatNeverArrives_isGivenUp_andHoldsUpNobody() throws Exception {
    x.faults().add(FaultRule.always("POST", "/2/media/upload", new Fault.Status(503, false)));
    List<Long> posts = fleet.queue(POSTS, List.of(words("a dot", "dot.png"), words("no dot")));
    fleet.workOff(fleet.worker());
    assertThat(failures(posts.getFirst())).isEqualTo("1");
    assertThat(fleet.why(posts.getFirst()))
        .startsWith(SmallFleet.START.plusSeconds(60) + ": ")
        .contains("its file dot.png could not be brought to X: X answered 503");
    fleet.clock.advance(Duration.ofSeconds(31));
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(posts.getLast()).status()).isEqualTo(ActionStatus.COMPLETED);

    workOffHourly(10);
    assertThat(fleet.action(posts.getFirst()).status()).isEqualTo(ActionStatus.FAILED);
    assertThat(fleet.action(posts.getFirst()).error())
        .startsWith("given up after 8 failures: its file dot.png could not be brought to X: ");
    assertThat(failures(posts.getFirst())).isEqualTo("8");
    assertThat(calls("/2/media/upload")).isEqualTo(8);
    assertThat(fleet.events()).containsExactly("completed", "failed");
  }

  @Test
  void fileThatArrivesInTheEnd_isPosted() throws Exception {
    x.faults().add(FaultRule.always("POST", "/2/media/upload", new Fault.DropBefore()).times(3));
    long post = fleet.queue(POSTS, List.of(words("a dot", "dot.png"))).getFirst();
    workOffHourly(5);
    assertThat(fleet.action(post).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(failures(post)).isEqualTo("3");
  }

  @Test
  void personWhoIsNeverLookedUp_isGivenUp() throws Exception {
    x.faults().add(FaultRule.always("GET", "/2/users/by/username/*", new Fault.Status(500, false)));
    ActionContent hello = new ActionContent(null, "nobody", "Hello", List.of(), List.of());
    long message = fleet.queue(new LaneKey("one", ActionKind.DM), List.of(hello)).getFirst();
    workOffHourly(10);
    assertThat(fleet.action(message).error())
        .startsWith("given up after 8 failures: @nobody could not be looked up: X answered 500");
  }

  /** It is not the action's fault: the next one would fare no better. */
  @Test
  void waits_areNoFailures() throws Exception {
    x.faults()
        .add(
            FaultRule.always(
                    "POST", "/2/media/upload", new Fault.RateLimited(Duration.ofMinutes(30)))
                .times(10));
    long post = fleet.queue(POSTS, List.of(words("a dot", "dot.png"))).getFirst();
    workOffHourly(10);
    assertThat(calls("/2/media/upload")).isEqualTo(10);
    assertThat(failures(post)).isEqualTo("0");
    workOffHourly(1);
    assertThat(fleet.action(post).status()).isEqualTo(ActionStatus.COMPLETED);
  }

  @Test
  void accountThatIsNotTold_isAskedForAgainWithoutFailures() throws Exception {
    x.faults().add(FaultRule.always("GET", "/2/users/me", new Fault.Status(503, false)).times(12));
    ActionContent like = ActionContent.about(1);
    long id = fleet.queue(new LaneKey("one", ActionKind.LIKE), List.of(like)).getFirst();
    workOffHourly(12);
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.PENDING);
    assertThat(failures(id)).isEqualTo("0");
  }

  /** The post whose answer was lost is on the second page of its account's timeline. */
  @Test
  void eachPageOfATimeline_takesItsPermitFirst() throws Exception {
    x.settings().set(Switch.RATE_LIMITS, false);
    x.faults().add(FaultRule.once("POST", "/2/tweets", new Fault.DropAfter()));
    long post = fleet.queue(POSTS, List.of(words("lost"))).getFirst();
    fleet.workOff(fleet.worker());
    assertThat(fleet.action(post).status()).isEqualTo(ActionStatus.UNKNOWN);
    try (XClient others =
        new XClient(new XSettings(x.url(), Duration.ofSeconds(5), "o"), fleet.clock)) {
      for (int i = 0; i < 120; i++) {
        assertThat(others.post(keys(), NewPost.of("more " + i)).outcome())
            .isInstanceOf(XOutcome.Done.class);
      }
    }
    MeterKey look = new MeterKey("account:*", "look");
    new LedgerPolicies(fleet.database)
        .set(look, Policy.of(Duration.ZERO, Window.parse("1/15m")), "test");
    look();
    assertThat(calls("/tweets") - 121).as("pages that were read").isEqualTo(1);
    assertThat(fleet.action(post).status()).isEqualTo(ActionStatus.UNKNOWN);

    new LedgerPolicies(fleet.database)
        .set(look, Policy.of(Duration.ZERO, Window.parse("75/15m")), "test");
    look();
    assertThat(calls("/tweets") - 121).isEqualTo(3);
    assertThat(
            fleet.text(
                "select count(*) from permit join meter on id = meter_id where kind = 'look'"))
        .isEqualTo("3");
    assertThat(fleet.action(post).status()).isEqualTo(ActionStatus.COMPLETED);
  }

  private void look() throws Exception {
    fleet.clock.advance(Duration.ofMinutes(16));
    assertThat(fleet.sendLooks()).isEqualTo(1);
    for (Map.Entry<UUID, Action> job : fleet.jobs().entrySet()) {
      fleet.deliver(job.getKey(), job.getValue(), fleet.worker());
    }
  }
}
