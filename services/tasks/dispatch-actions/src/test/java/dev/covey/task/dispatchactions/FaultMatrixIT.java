/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.covey.model.action.ActionContent;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.action.LaneKey;
import dev.covey.model.database.Database;
import dev.covey.model.message.Action;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.audit.AuditEntry;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.x.SandboxAccount;
import dev.covey.simulator.x.XSimulator;
import dev.covey.source.x.Made;
import dev.covey.source.x.NewPost;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XClient;
import dev.covey.source.x.XCredentials;
import dev.covey.source.x.XOutcome;
import dev.covey.source.x.XSettings;
import dev.covey.testing.fixtures.MigratedDatabase;
import dev.covey.worker.action.ActionHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of action against every place at which its call can go wrong, on the simulated X:
 * whatever happens, it is done once or not at all, and in the end somebody knows which.
 */
@ExtendWith(MigratedDatabase.class)
class FaultMatrixIT {
  private static final List<String> TABLE = new ArrayList<>();

  private SmallFleet fleet;
  private XSimulator x;
  private XClient others;
  private SandboxAccount actor;
  private SandboxAccount other;

  @BeforeEach
  void start(Database database, @TempDir Path folder) throws Exception {
    SettableClock clock = new SettableClock(SmallFleet.START);
    x = XSimulator.builder().clock(SimulatorClock.following(clock)).start();
    fleet = new SmallFleet(database, folder, x.url(), clock);
    others = new XClient(new XSettings(x.url(), Duration.ofSeconds(5), "others"), clock);
    List<SandboxAccount> people = x.createAccounts(2);
    actor = people.getFirst();
    other = people.getLast();
    fleet.account("one", keys(actor));
  }

  @AfterEach
  void stop() {
    others.close();
    fleet.close();
    x.close();
  }

  @AfterAll
  static void table() {
    System.out.println("action | trouble | ended as | effects | attempts | error");
    TABLE.forEach(System.out::println);
    TABLE.clear();
  }

  /** Where it goes wrong, and whether X has done it by then. */
  enum Trouble {
    NONE(true),
    DIED_BEFORE_ARMING(true),
    DIED_AFTER_ARMING(false),
    CUT_BEFORE_EFFECT(false),
    ANSWER_LOST(true),
    ANSWER_BROKEN_OFF(true),
    FAILED_AFTER_EFFECT(true),
    COMMIT_LOST(true),
    FROZEN_PAST_ITS_LEASE(true);

    private final boolean done;

    Trouble(boolean done) {
      this.done = done;
    }
  }

  static Stream<Arguments> all() {
    return Stream.of(ActionKind.values())
        .flatMap(kind -> Stream.of(Trouble.values()).map(trouble -> Arguments.of(kind, trouble)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("all")
  void action_isDoneOnceOrNotAtAll(ActionKind kind, Trouble trouble) throws Exception {
    ActionContent content = content(kind);
    x.audit().clear();
    long id = fleet.queue(new LaneKey("one", kind), List.of(content)).getFirst();
    assertThat(fleet.dispatch()).isEqualTo(1);
    goWrong(trouble);
    for (int round = 0; round < 40 && !fleet.action(id).status().isFinal(); round++) {
      fleet.clock.advance(Duration.ofMinutes(2));
      fleet.leasesRunOut();
      fleet.rescue();
      fleet.sendLooks();
      fleet.dispatch();
      for (Map.Entry<UUID, Action> job : fleet.jobs().entrySet()) {
        fleet.deliver(job.getKey(), job.getValue(), fleet.worker());
      }
    }
    ActionLine action = fleet.action(id);
    long effects = x.audit().entries(AuditEntry::effect).size();
    TABLE.add(
        "%-9s | %-21s | %-9s | %d | %d | %s"
            .formatted(
                kind.column(),
                trouble,
                action.status().column(),
                effects,
                action.attempts(),
                action.error() == null ? "" : action.error()));
    boolean comesToPass = trouble.done || kind.repeatable();
    assertThat(action.status())
        .isEqualTo(comesToPass ? ActionStatus.COMPLETED : ActionStatus.FAILED);
    assertThat(effects).isEqualTo(comesToPass ? 1 : 0);
    if (kind.speaks() && comesToPass) {
      assertThat(action.resultId()).isNotNull();
    }
  }

  private void goWrong(Trouble trouble) throws Exception {
    Map.Entry<UUID, Action> job = fleet.job();
    UUID id = job.getKey();
    Action action = job.getValue();
    switch (trouble) {
      case NONE -> fleet.deliver(id, action, fleet.worker());
      case DIED_BEFORE_ARMING -> {}
      case DIED_AFTER_ARMING ->
          assertThat(catchThrowable(() -> fleet.handle(id, action, dying()))).isNotNull();
      case CUT_BEFORE_EFFECT -> fault(new Fault.DropBefore(), id, action);
      case ANSWER_LOST -> fault(new Fault.DropAfter(), id, action);
      case ANSWER_BROKEN_OFF -> fault(new Fault.Truncated(0.5), id, action);
      case FAILED_AFTER_EFFECT -> fault(new Fault.Status(503, true), id, action);
      case COMMIT_LOST -> fleet.handle(id, action, fleet.worker());
      case FROZEN_PAST_ITS_LEASE -> {
        var outcome = fleet.handle(id, action, fleet.worker());
        fleet.leasesRunOut();
        fleet.rescue();
        fleet.settle(id, outcome);
      }
    }
  }

  private void fault(Fault fault, UUID id, Action action) throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE")) {
      x.faults().add(FaultRule.once(method, "/2/**", fault));
    }
    fleet.deliver(id, action, fleet.worker());
    x.faults().clear();
  }

  private ActionHandler dying() {
    return fleet.worker(new DyingPlatform(fleet.platform()));
  }

  /** What the action is about is there, and stands as the action wants to change it. */
  private ActionContent content(ActionKind kind) {
    String words = "Good morning & <hello> https://example.com/a?b=1 @" + other.username();
    return switch (kind) {
      case LIKE, RETWEET -> ActionContent.about(byOther("Look"));
      case UNLIKE -> {
        long tweet = byOther("Look");
        done(others.like(keys(actor), actor.userId(), tweet));
        yield ActionContent.about(tweet);
      }
      case UNRETWEET -> {
        long tweet = byOther("Look");
        done(others.repost(keys(actor), actor.userId(), tweet));
        yield ActionContent.about(tweet);
      }
      case DELETE -> ActionContent.about(made(others.post(keys(actor), NewPost.of("Oops"))));
      case HIDE -> ActionContent.about(replyToActor());
      case UNHIDE -> {
        long reply = replyToActor();
        done(others.hide(keys(actor), reply, true));
        yield ActionContent.about(reply);
      }
      case POST -> new ActionContent(null, null, words, List.of(), List.of());
      case REPLY, QUOTE ->
          new ActionContent(
              byOther("Hello @" + actor.username()), null, words, List.of(), List.of());
      case DM -> new ActionContent(null, other.username(), words, List.of(), List.of());
    };
  }

  private long replyToActor() {
    long post = made(others.post(keys(actor), NewPost.of("What do you think?")));
    return made(others.post(keys(other), NewPost.of("Nothing").replyingTo(post)));
  }

  private long byOther(String words) {
    return made(others.post(keys(other), NewPost.of(words)));
  }

  private static long made(XAnswer<Made> answer) {
    return Long.parseLong(String.valueOf(done(answer).id()));
  }

  private static Made done(XAnswer<Made> answer) {
    if (answer.outcome() instanceof XOutcome.Done<Made>(Made made)) {
      return made;
    }
    throw new AssertionError(answer.outcome());
  }

  private static XCredentials keys(SandboxAccount account) {
    return new XCredentials.OAuth1(
        account.consumerKey(),
        account.consumerSecret(),
        account.accessToken(),
        account.accessTokenSecret());
  }
}
