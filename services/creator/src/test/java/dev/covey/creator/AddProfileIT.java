/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.creator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.creator.AddProfile.Result;
import dev.covey.model.database.Database;
import dev.covey.model.entity.Entities;
import dev.covey.model.entity.Profile;
import dev.covey.model.entity.Profiles_;
import dev.covey.model.history.InsertCoverage;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.ArmAttempts;
import dev.covey.model.ledger.CombiningLedger;
import dev.covey.model.ledger.LedgerClock;
import dev.covey.model.ledger.LedgerMetrics;
import dev.covey.model.ledger.LedgerPolicies;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.Policy;
import dev.covey.model.ledger.Window;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.time.FirstTweet;
import dev.covey.model.time.Slice;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.VerifiedType;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.kit.world.WorldUser;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.simulator.nitter.Trouble;
import dev.covey.source.nitter.NitterSettings;
import dev.covey.source.nitter.NitterSource;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adding against a real database, and an instance that imitates Nitter. */
@ExtendWith(MigratedDatabase.class)
class AddProfileIT {
  private static final Instant JOINED = Instant.parse("2020-03-02T01:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final long ADA = 100_001;
  private static final long BELA = 100_002;
  private static NitterSimulator simulator;

  private final StandingClock clock = new StandingClock(NOW);
  private Database database;
  private Entities entities;
  private AccountLedger ledger;
  private NitterSource source;
  private AddProfile addProfile;

  @BeforeAll
  static void startSimulator() {
    WorldBuilder world = new WorldBuilder(JOINED);
    UserDraft ada =
        world
            .user("ada_writes")
            .name("Ada <b>& Co</b>")
            .bio("Letters.\nMostly.")
            .location("Tromsø")
            .website("https://ada.example/")
            .verified(VerifiedType.BUSINESS)
            .crowd(321, 12);
    ada.post("one", NOW.minus(Duration.ofDays(9)));
    ada.post("two", NOW.minus(Duration.ofDays(3)));
    world.user("bela");
    world.user("locked").locked();
    world.user("banned").state(UserState.SUSPENDED);
    simulator =
        NitterSimulator.start(
            world.build(), SimulatorClock.standing(NOW), InstanceSettings.named("one"));
  }

  @AfterAll
  static void stopSimulator() {
    simulator.close();
  }

  @BeforeEach
  void open(Database database) throws SQLException {
    simulator.reset();
    simulator.instances().forEach(NitterInstance::start);
    this.database = database;
    new LedgerPolicies(database)
        .set(
            new MeterKey("nitter:*", "request"),
            Policy.of(Duration.ZERO, new Window(1000, Duration.ofMinutes(1))),
            "test");
    entities = new Entities(database);
    ledger =
        CombiningLedger.start(
            database, LedgerClock.simulated(clock), ArmAttempts.NONE, LedgerMetrics.NONE);
    source =
        new NitterSource(NitterSettings.of(simulator.urls()), ledger, clock, SourceMetrics.NONE);
    addProfile =
        new AddProfile(
            database,
            entities,
            source,
            new PostgresOutbox(new MessageCodec(), clock, MessagePublisher.NONE),
            clock);
  }

  @AfterEach
  void close() {
    source.close();
    ledger.close();
    entities.close();
  }

  private Result.Added add(String username) throws Exception {
    Result result = addProfile.add(username, null);
    assertThat(result).isInstanceOf(Result.Added.class);
    return (Result.Added) result;
  }

  private static void change(long id, WorldUser changed) {
    assertThat(changed.id()).isEqualTo(id);
    simulator.upstream().put(changed);
  }

  private static void rename(long id, String username) {
    WorldUser user = simulator.upstream().user(id).orElseThrow();
    change(id, user.toBuilder().username(username).build());
  }

  private List<Profile> stored() throws SQLException {
    return database.inTransaction(transaction -> {
      try (var session = entities.session(transaction)) {
        return new Profiles_(session).all();
      }
    });
  }

  /** What is queued, oldest first. */
  private List<Slice> queued(long profileId) throws SQLException {
    return database.inTransaction(transaction -> {
      List<Slice> slices = new ArrayList<>();
      try (var statement =
          transaction
              .connection()
              .prepareStatement(
                  """
                  select body::jsonb -> 'payload' ->> 'from', body::jsonb -> 'payload' ->> 'until'
                  from job
                  where type = 'FetchAndPersist' and state = 'waiting'
                    and (body::jsonb -> 'payload' ->> 'profileId')::bigint = ?
                  order by 1
                  """)) {
        statement.setLong(1, profileId);
        try (var row = statement.executeQuery()) {
          while (row.next()) {
            slices.add(new Slice(Instant.parse(row.getString(1)), Instant.parse(row.getString(2))));
          }
        }
      }
      return slices;
    });
  }

  private static void assertWithoutHoles(List<Slice> slices, Instant from, Instant until) {
    assertThat(slices).isNotEmpty();
    assertThat(slices.getFirst().from()).isEqualTo(from);
    assertThat(slices.getLast().until()).isEqualTo(until);
    for (int i = 1; i < slices.size(); i++) {
      assertThat(slices.get(i).from()).isEqualTo(slices.get(i - 1).until());
    }
  }

  private void assertNothingStored() throws SQLException {
    assertThat(stored()).isEmpty();
    assertThat(jobs()).isZero();
  }

  private int jobs() throws SQLException {
    return database.inTransaction(transaction -> {
      try (var statement = transaction.connection().prepareStatement("select count(*) from job");
          var row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    });
  }

  @Test
  void sameProfileByManyAtOnce_isStoredOnce() throws Exception {
    List<Result.Added> added = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Result.Added>> adding = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        adding.add(executor.submit(() -> add("ada_writes")));
      }
      for (Future<Result.Added> each : adding) {
        added.add(each.get());
      }
    }

    assertThat(added.stream().filter(Result.Added::known)).hasSize(5);
    assertThat(stored()).hasSize(1);
    assertWithoutHoles(queued(added.getFirst().profileId()), JOINED, NOW);
  }

  @Test
  void newProfile_isStoredAsItsCardShowsItWithItsWholeHistoryQueued() throws Exception {
    Result.Added added = add("ADA_writes");

    assertThat(added.known()).isFalse();
    assertThat(added.username()).isEqualTo("ada_writes");
    assertThat(added.since()).isEqualTo(JOINED);
    Profile profile = stored().getFirst();
    assertThat(stored()).hasSize(1);
    assertThat(profile.id).isEqualTo(added.profileId());
    assertThat(profile.username).isEqualTo("ada_writes");
    assertThat(profile.xUserId).isEqualTo(ADA);
    assertThat(profile.fullName).isEqualTo("Ada <b>& Co</b>");
    assertThat(profile.bio).isEqualTo("Letters.\nMostly.");
    assertThat(profile.location).isEqualTo("Tromsø");
    assertThat(profile.website).isEqualTo("https://ada.example/");
    assertThat(profile.joinedAt).isEqualTo(JOINED);
    assertThat(profile.verified).isEqualTo("business");
    assertThat(profile.posts).isEqualTo(2);
    assertThat(profile.followers).isEqualTo(321);
    assertThat(profile.following).isEqualTo(12);
    assertThat(profile.likes).isZero();
    assertThat(profile.avatarUrl)
        .isEqualTo("https://pbs.twimg.com/profile_images/" + ADA + "/face.jpg");
    assertThat(profile.bannerUrl)
        .startsWith("https://pbs.twimg.com/profile_banners/" + ADA)
        .endsWith("/1500x500");
    assertThat(profile.status).isEqualTo("active");
    assertThat(profile.trackFrom).isEqualTo(JOINED);
    assertThat(profile.addedAt).isEqualTo(NOW);
    assertThat(profile.lookedAt).isEqualTo(NOW);
    List<Slice> queued = queued(added.profileId());
    assertThat(queued).hasSize(added.jobs()).hasSizeGreaterThan(1);
    assertWithoutHoles(queued, JOINED, NOW);
  }

  @Test
  void knownProfile_isRefreshedAndNothingQueuedTwice() throws Exception {
    Result.Added first = add("ada_writes");
    change(ADA, simulator.upstream().user(ADA).orElseThrow().toBuilder().bio("New words.").build());
    Result.Added second = add("ada_writes");

    assertThat(second.known()).isTrue();
    assertThat(second.profileId()).isEqualTo(first.profileId());
    assertThat(second.jobs()).isZero();
    assertThat(jobs()).isEqualTo(first.jobs());
    assertThat(stored())
        .singleElement()
        .satisfies(profile -> assertThat(profile.bio).isEqualTo("New words."));
  }

  @Test
  void coveredHistory_isNotQueued() throws Exception {
    Instant middle = Instant.parse("2023-05-05T00:00:00Z");
    long id = ((Result.Added) addProfile.add("ada_writes", middle)).profileId();
    database.inTransaction(transaction -> {
      InsertCoverage.of(transaction, id, new Slice(middle, NOW), "nitter", 2, NOW);
      try (var statement = transaction.connection().prepareStatement("delete from job")) {
        return statement.executeUpdate();
      }
    });

    Result.Added again = add("ada_writes");

    assertThat(again.since()).isEqualTo(JOINED);
    assertWithoutHoles(queued(id), JOINED, middle);
  }

  @Test
  void since_isWhereHistoryBeginsAndOnlyEverMovesBack() throws Exception {
    Instant since = Instant.parse("2026-10-01T00:00:00Z");
    Result.Added first = (Result.Added) addProfile.add("ada_writes", since);
    assertThat(first.since()).isEqualTo(since);
    assertWithoutHoles(queued(first.profileId()), since, NOW);

    Result.Added later =
        (Result.Added) addProfile.add("ada_writes", Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(later.since()).isEqualTo(since);
    assertThat(later.jobs()).isZero();

    Result.Added whole = add("ada_writes");
    assertThat(whole.since()).isEqualTo(JOINED);
    assertThat(whole.jobs()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-999999999-01-01T00:00:00Z", "0204-05-01T00:00:00Z"})
  void historyBeforeXBegan_isNotQueued(Instant since) throws Exception {
    Result.Added added = (Result.Added) addProfile.add("ada_writes", since);

    assertThat(added.since()).isEqualTo(FirstTweet.DAY);
    assertThat(added.jobs()).isLessThan(30);
    assertWithoutHoles(queued(added.profileId()), FirstTweet.DAY, NOW);
  }

  @Test
  void joiningInTheFuture_isNotBelieved() throws Exception {
    WorldUser ada = simulator.upstream().user(ADA).orElseThrow();
    change(ADA, ada.toBuilder().createdAt(NOW.plus(Duration.ofDays(900))).build());

    Result.Added added = add("ada_writes");
    assertThat(added.since()).isEqualTo(FirstTweet.DAY);
    assertWithoutHoles(queued(added.profileId()), FirstTweet.DAY, NOW);
  }

  @Test
  void pageOfSomebodyElse_addsNobody() throws Exception {
    simulator.instance("one").trouble(Trouble.SOMEBODY_ELSE);

    assertThat(addProfile.add("ada_writes", null))
        .isInstanceOfSatisfying(
            Result.Refused.class, refused -> assertThat(refused.reason()).contains("@bela"));
    assertNothingStored();
  }

  @Test
  void renamedProfile_isRecognisedByItsNumber() throws Exception {
    Result.Added before = add("ada_writes");
    rename(ADA, "ada_moved");
    Result.Added after = add("ada_moved");

    assertThat(after.known()).isTrue();
    assertThat(after.profileId()).isEqualTo(before.profileId());
    assertThat(after.jobs()).isZero();
    assertThat(stored())
        .singleElement()
        .satisfies(profile -> assertThat(profile.username).isEqualTo("ada_moved"));
  }

  @Test
  void cardWithoutNumber_isRecognisedByName() throws Exception {
    add("ada_writes");
    change(ADA, simulator.upstream().user(ADA).orElseThrow().toBuilder().bannerUrl("").build());

    assertThat(add("ADA_WRITES").known()).isTrue();
    assertThat(stored())
        .singleElement()
        .satisfies(profile -> assertThat(profile.xUserId).isEqualTo(ADA));
  }

  @Test
  void nameOfAnotherPersonNow_isNotTakenForTheStoredOne() throws Exception {
    add("ada_writes");
    rename(ADA, "ada_moved");
    rename(BELA, "ada_writes");

    assertThat(addProfile.add("ada_writes", null))
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> assertThat(refused.reason()).contains("" + ADA).contains("new name"));
    assertThat(stored())
        .singleElement()
        .satisfies(profile -> assertThat(profile.xUserId).isEqualTo(ADA));

    assertThat(add("ada_moved").known()).isTrue();
    assertThat(add("ada_writes").known()).isFalse();
    assertThat(stored()).extracting(profile -> profile.xUserId).containsExactly(ADA, BELA);
  }

  @Test
  void renamedToTheFormerNameOfAnother_waitsUntilThatOneIsRefreshed() throws Exception {
    add("ada_writes");
    add("bela");
    rename(BELA, "bela_moved");
    rename(ADA, "bela");

    assertThat(addProfile.add("bela", null))
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> assertThat(refused.reason()).contains("" + BELA).contains("new name"));
    assertThat(stored())
        .extracting(profile -> profile.username)
        .containsExactly("ada_writes", "bela");

    assertThat(add("bela_moved").known()).isTrue();
    assertThat(add("bela").known()).isTrue();
    assertThat(stored())
        .extracting(profile -> profile.username)
        .containsExactly("bela", "bela_moved");
  }

  @Test
  void inactiveProfileThatIsSeenAgain_isActive() throws Exception {
    add("ada_writes");
    database.inTransaction(transaction -> {
      try (var statement =
          transaction
              .connection()
              .prepareStatement("update profile set status = 'suspended', status_reason = 'x'")) {
        return statement.executeUpdate();
      }
    });

    assertThat(add("ada_writes").known()).isTrue();
    assertThat(stored().getFirst().status).isEqualTo("active");
    assertThat(stored().getFirst().statusReason).isNull();
  }

  @Test
  void closedAndUnknownProfiles_areRefusedAndNotStored() throws Exception {
    assertThat(reason(addProfile.add("locked", null))).contains("protected");
    assertThat(reason(addProfile.add("banned", null))).contains("suspended");
    assertThat(reason(addProfile.add("nobody", null))).contains("no such profile, says nitter:");
    assertNothingStored();
  }

  private static String reason(Result result) {
    assertThat(result).isInstanceOf(Result.Refused.class);
    return ((Result.Refused) result).reason();
  }

  @Test
  void deadInstance_makesItUnclear() throws Exception {
    simulator.instance("one").stop();
    assertThat(addProfile.add("ada_writes", null))
        .isInstanceOfSatisfying(
            Result.Unclear.class,
            unclear -> assertThat(unclear.reason()).contains("127.0.0.1").doesNotContain("null"));
    assertNothingStored();
  }

  @Test
  void instanceInTrouble_makesItUnclear() throws Exception {
    simulator.instance("one").trouble(Trouble.ANUBIS);
    assertThat(addProfile.add("ada_writes", null))
        .isInstanceOfSatisfying(
            Result.Unclear.class, unclear -> assertThat(unclear.reason()).contains("challenge"));
    assertNothingStored();
  }
}
