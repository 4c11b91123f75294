/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.chassis.config.HistoryConfig;
import dev.covey.model.database.Database;
import dev.covey.model.ledger.LedgerPolicies;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Policy;
import dev.covey.model.ledger.Window;
import dev.covey.model.review.ReviewSchedule;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.simulator.nitter.Trouble;
import dev.covey.source.nitter.Instance;
import dev.covey.source.nitter.NitterSettings;
import dev.covey.source.nitter.Pacing;
import dev.covey.source.nitter.http.HttpLimits;
import dev.covey.testing.fixtures.MigratedDatabase;
import dev.covey.testing.fixtures.SettableClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A week of virtual time over three instances, each of which lies in every way it knows: one answer
 * in twenty each says falsely that a tweet, a person or a timeline is not there, and one in twenty
 * fails in some other way. Meanwhile tweets are written, deleted and brought back, a profile is
 * renamed, one is suspended for two days, and an instance is dead for one.
 */
@ExtendWith(MigratedDatabase.class)
@Timeout(180)
class VirtualWeekIT {
  private static final Instant BEGIN = Instant.parse("2026-11-09T00:00:00Z");
  private static final Duration STEP = Duration.ofHours(3);
  private static final int STEPS = 7 * 8;
  private static final double LIES = 0.05;
  private static final Set<Trouble> LIARS =
      Set.of(Trouble.TWEETS_NOT_FOUND, Trouble.USERS_NOT_FOUND, Trouble.TIMELINES_EMPTY);
  private static final HistoryConfig SETTINGS =
      new HistoryConfig(
          Duration.ofHours(6), ReviewSchedule.parse("1d:6h,older:1d"), Duration.ofHours(6));

  private final SettableClock clock = new SettableClock(BEGIN);
  private final TreeMap<Long, Instant> written = new TreeMap<>();
  private final Set<Long> deleted = new HashSet<>();
  private final Set<Long> everDeleted = new HashSet<>();
  private NitterSimulator simulator;
  private HistoryFleet fleet;
  private long ada;
  private long back;

  @BeforeEach
  void start(Database database) throws SQLException {
    WorldBuilder world = new WorldBuilder(Instant.parse("2020-03-02T01:00:00Z"));
    List<UserDraft> people = List.of(world.user("ada"), world.user("bela"), world.user("cem"));
    ada = people.getFirst().id();
    for (int i = 0; i < 60; i++) {
      UserDraft author = people.get(i % people.size());
      Instant at = BEGIN.minus(Duration.ofDays(9)).plus(Duration.ofMinutes(337L * i));
      written.put(author.post("note " + i, at).id(), at);
    }
    long control = world.user("first").post("just setting up", BEGIN.minusSeconds(60)).id();
    simulator =
        NitterSimulator.start(
            world.build(),
            SimulatorClock.following(clock),
            InstanceSettings.named("one"),
            InstanceSettings.named("two"),
            InstanceSettings.named("three"));
    new LedgerPolicies(database)
        .set(
            new MeterKey("nitter:*", "request"),
            Policy.of(Duration.ZERO, new Window(100_000, Duration.ofMinutes(1))),
            "test");
    NitterSettings nitter =
        new NitterSettings(
            simulator.urls().stream().map(Instance::of).toList(),
            "",
            HttpLimits.DEFAULT,
            Pacing.DEFAULT,
            50,
            control);
    fleet = new HistoryFleet(database, clock, nitter, SETTINGS);
    for (UserDraft person : people) {
      insert(database, person);
    }
  }

  private static void insert(Database database, UserDraft person) throws SQLException {
    database.inTransaction(transaction -> {
      try (var statement =
          transaction
              .connection()
              .prepareStatement(
                  """
                  insert into profile (username, x_user_id, full_name, joined_at, verified, status,
                    posts, track_from, added_at, looked_at)
                  values (?, ?, ?, '2020-03-02T01:00:00Z', 'none', 'active', 100,
                    ?::timestamptz, ?::timestamptz, ?::timestamptz)
                  """)) {
        statement.setString(1, person.username());
        statement.setLong(2, person.id());
        statement.setString(3, person.username());
        statement.setString(4, BEGIN.minus(Duration.ofDays(10)).toString());
        statement.setString(5, BEGIN.toString());
        statement.setString(6, BEGIN.toString());
        return statement.executeUpdate();
      }
    });
  }

  @AfterEach
  void stop() {
    fleet.close();
    simulator.close();
  }

  private void lie() {
    List<Trouble> loud = new ArrayList<>(List.of(Trouble.values()));
    loud.removeAll(LIARS);
    loud.remove(Trouble.RSS_OFF);
    for (NitterInstance instance : simulator.instances()) {
      for (Trouble trouble : LIARS) {
        instance.trouble(FaultRule.sometimes("*", "**", trouble.fault(), LIES));
      }
      for (Trouble trouble : loud) {
        instance.trouble(FaultRule.sometimes("*", "**", trouble.fault(), LIES / loud.size()));
      }
    }
  }

  private void delete(long id) {
    simulator.upstream().delete(id, clock.instant());
    deleted.add(id);
    everDeleted.add(id);
  }

  private void change(long userId, UnaryOperator<WorldUser> change) {
    simulator.upstream().put(change.apply(simulator.upstream().user(userId).orElseThrow()));
  }

  /** What happens in the world, by the number of the step. */
  private void live(int step) throws SQLException {
    List<Long> there =
        written.entrySet().stream()
            .filter(entry -> entry.getValue().isBefore(clock.instant().minus(Duration.ofHours(6))))
            .map(entry -> entry.getKey())
            .filter(id -> !everDeleted.contains(id))
            .toList();
    if (step % 4 == 3 && step < 40) {
      delete(there.get(step * 7 % there.size()));
    }
    if (back == 0 && step >= 28) {
      back = told("TweetDeleted").stream().findAny().orElse(0L);
      simulator.upstream().delete(back, null);
      deleted.remove(back);
    }
    switch (step) {
      case 14 -> change(ada, user -> user.toBuilder().username("ada_b").build());
      case 16 -> change(ada + 2, user -> user.toBuilder().state(UserState.SUSPENDED).build());
      case 32 -> change(ada + 2, user -> user.toBuilder().state(UserState.ACTIVE).build());
      case 20 -> simulator.instance("three").stop();
      case 28 -> simulator.instance("three").start();
      default -> {}
    }
  }

  private Set<Long> told(String type) throws SQLException {
    Set<Long> told = new HashSet<>();
    for (String id :
        fleet.texts(
            "select body::jsonb -> 'payload' ->> 'tweetId' from event where type = '"
                + type
                + "'")) {
      assertThat(told.add(Long.valueOf(id))).as("told twice: " + id).isTrue();
    }
    return told;
  }

  private Set<Long> held(String verdict) throws SQLException {
    Set<Long> held = new HashSet<>();
    for (String id : fleet.texts("select tweet_id from review where verdict = '" + verdict + "'")) {
      held.add(Long.valueOf(id));
    }
    return held;
  }

  @Test
  void aWeekOfLies_leavesNoFalseVerdictAndFindsEveryTrueOne() throws Exception {
    lie();
    for (int step = 0; step < STEPS; step++) {
      live(step);
      if (step % 4 == 0) {
        fleet.scan();
      }
      fleet.sync();
      fleet.work();
      assertThat(everDeleted).as("step " + step).containsAll(told("TweetDeleted"));
      clock.advance(STEP);
    }

    assertThat(told("TweetDeleted")).isEqualTo(everDeleted);
    assertThat(held("gone")).isEqualTo(deleted);
    assertThat(told("TweetReappeared")).containsExactly(back);
    assertThat(fleet.texts("select username || ' ' || status from profile order by id"))
        .containsExactly("ada_b active", "bela active", "cem active");
    assertThat(
            fleet.texts(
                """
                select concat_ws(' ', payload ->> 'before', '>', payload ->> 'after')
                from event, lateral (select body::jsonb -> 'payload') as of (payload)
                where type = 'ProfileChanged' order by id
                """))
        .containsExactlyInAnyOrder("ada > ada_b", "active > suspended", "suspended > active");
    assertThat(fleet.texts("select id from tweet")).as("no tweet is lost").hasSize(written.size());
    assertThat(held("withheld")).isEmpty();
    assertThat(held("age_restricted")).isEmpty();
    assertThat(fleet.texts("select id::text from parking")).isEmpty();
  }
}
