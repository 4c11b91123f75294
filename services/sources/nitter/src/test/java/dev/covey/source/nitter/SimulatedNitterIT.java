/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.source.nitter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.source.Media;
import dev.covey.model.source.ProfileLook;
import dev.covey.model.source.SliceRead;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.source.SourceTweet;
import dev.covey.model.source.Verified;
import dev.covey.model.time.Slice;
import dev.covey.simulator.kit.SimulatorClock;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.kit.world.PostDraft;
import dev.covey.simulator.kit.world.UserDraft;
import dev.covey.simulator.kit.world.UserState;
import dev.covey.simulator.kit.world.VerifiedType;
import dev.covey.simulator.kit.world.WorldBuilder;
import dev.covey.simulator.nitter.InstanceSettings;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.NitterSimulator;
import dev.covey.simulator.nitter.Trouble;
import dev.covey.simulator.nitter.page.Vintage;
import dev.covey.testing.fixtures.InMemoryLedger;
import dev.covey.testing.fixtures.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The source against instances that imitate Nitter, with everything that can go wrong there. */
class SimulatedNitterIT {
  private static final Instant BEGIN = Instant.parse("2026-10-20T00:30:00Z");
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Slice LONG =
      new Slice(Instant.parse("2026-10-22T06:00:00Z"), Instant.parse("2026-11-15T00:00:00Z"));
  private static final Slice SILENT =
      new Slice(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
  private static final Map<Long, Instant> WRITTEN = new TreeMap<>();
  private static NitterSimulator simulator;

  private final SettableClock clock = new SettableClock(NOW);
  private final List<NitterSource> sources = new ArrayList<>();
  private InMemoryLedger ledger = new InMemoryLedger(clock);

  @BeforeAll
  static void start() {
    WorldBuilder world = new WorldBuilder(Instant.parse("2020-03-02T01:00:00Z"));
    UserDraft ada =
        world
            .user("ada_writes")
            .name("Ada <b>& Co</b>")
            .bio("Letters.\nMostly.")
            .location("Tromsø")
            .website("https://ada.example/")
            .verified(VerifiedType.BUSINESS);
    UserDraft bela = world.user("bela");
    PostDraft other = bela.post("words of another", BEGIN);
    for (int i = 0; i < 130; i++) {
      Instant at = BEGIN.plus(Duration.ofMinutes(277L * i));
      PostDraft post =
          switch (i % 10) {
            case 3 -> ada.reply(other, "an answer " + i, at);
            case 6 -> ada.quote(other, "quoting " + i, at);
            default -> ada.post("note " + i + "\nsecond line <i>& more</i>", at);
          };
      if (i % 7 == 0) {
        post.photo("https://pbs.twimg.com/media/P" + i + ".jpg", "a view");
      }
      WRITTEN.put(post.id(), at);
    }
    ada.repost(other, BEGIN.plus(Duration.ofDays(10)));
    world.user("locked").locked().post("secret", BEGIN);
    world.user("banned").state(UserState.SUSPENDED).post("gone", BEGIN);
    world.user("silent");
    UserDraft echo = world.user("echo");
    echo.repost(other, BEGIN.plus(Duration.ofDays(1)));
    simulator =
        NitterSimulator.start(
            world.build(),
            SimulatorClock.standing(NOW),
            InstanceSettings.named("new"),
            InstanceSettings.named("spring").of(Vintage.SPRING_2026),
            InstanceSettings.named("old").of(Vintage.AUTUMN_2025));
  }

  @AfterAll
  static void close() {
    simulator.close();
  }

  @BeforeEach
  void calm() {
    simulator.reset();
    simulator.instances().forEach(NitterInstance::start);
  }

  @AfterEach
  void closeSources() {
    sources.forEach(NitterSource::close);
  }

  private NitterSource source(String... instances) {
    List<URI> urls =
        Arrays.stream(instances).map(simulator::instance).map(NitterInstance::url).toList();
    NitterSource source =
        new NitterSource(NitterSettings.of(urls), ledger, clock, SourceMetrics.NONE);
    sources.add(source);
    return source;
  }

  private static List<Long> written(Slice slice) {
    return WRITTEN.entrySet().stream()
        .filter(entry -> !entry.getValue().isBefore(slice.from()))
        .filter(entry -> entry.getValue().isBefore(slice.until()))
        .map(Map.Entry::getKey)
        .sorted((a, b) -> Long.compare(b, a))
        .toList();
  }

  private static List<Long> ids(List<SourceTweet> tweets) {
    return tweets.stream().map(SourceTweet::id).toList();
  }

  private static void assertWhole(SliceRead read, Slice slice) {
    assertThat(read)
        .isInstanceOfSatisfying(
            SliceRead.Complete.class, whole -> assertThat(whole.covered()).isEqualTo(slice));
    assertThat(ids(((SliceRead.Complete) read).tweets())).isEqualTo(written(slice));
  }

  /** Whatever went wrong: what is called complete or covered holds every tweet there is. */
  private static void assertHonest(SliceRead read, Slice slice) {
    switch (read) {
      case SliceRead.Complete(var covered, var tweets, _) -> {
        assertThat(covered).isEqualTo(slice);
        assertThat(ids(tweets)).isEqualTo(written(slice));
      }
      case SliceRead.Partial(var covered, var tweets, _, var failure) -> {
        assertThat(written(slice)).containsAll(ids(tweets));
        if (covered != null) {
          assertThat(ids(tweets)).containsAll(written(covered));
        }
        assertThat(failure.isTransient()).isTrue();
      }
      case SliceRead.Failed(var failure) -> assertThat(failure.isTransient()).isTrue();
      case SliceRead.Closed(var look) -> assertThat(look).isInstanceOf(ProfileLook.NotFound.class);
    }
  }

  @ParameterizedTest
  @MethodSource("instanceNames")
  void profile_isTheSameOnEveryBuild(String name) throws Exception {
    assertThat(source(name).lookProfile("ADA_writes"))
        .isInstanceOfSatisfying(
            ProfileLook.Found.class,
            found -> {
              var profile = found.profile();
              assertThat(profile.username()).isEqualTo("ada_writes");
              assertThat(profile.fullname()).isEqualTo("Ada <b>& Co</b>");
              assertThat(profile.userId()).isEqualTo(100_001);
              assertThat(profile.bio()).isEqualTo("Letters.\nMostly.");
              assertThat(profile.location()).isEqualTo("Tromsø");
              assertThat(profile.website()).isEqualTo("https://ada.example/");
              assertThat(profile.joined()).isEqualTo("2020-03-02T01:00:00Z");
              assertThat(profile.verified()).isEqualTo(Verified.BUSINESS);
              assertThat(profile.isProtected()).isFalse();
            });
  }

  static List<String> instanceNames() {
    return List.of("new", "spring", "old");
  }

  @ParameterizedTest
  @MethodSource("instanceNames")
  void renamedProfile_isFoundByItsNumber(String name) throws Exception {
    var ada = simulator.upstream().user("ada_writes").orElseThrow();
    simulator.upstream().put(ada.toBuilder().username("ada_b").build());
    NitterSource source = source(name);
    assertThat(source.lookProfile("ada_writes")).isInstanceOf(ProfileLook.NotFound.class);
    assertThat(source.lookProfileById(ada.id()))
        .isInstanceOfSatisfying(
            ProfileLook.Found.class,
            found -> {
              assertThat(found.profile().username()).isEqualTo("ada_b");
              assertThat(found.profile().userId()).isEqualTo(ada.id());
            });
    assertThat(source.lookProfileById(4711)).isInstanceOf(ProfileLook.NotFound.class);
  }

  @Test
  void statesOfProfiles_areTold() throws Exception {
    NitterSource source = source("new");
    assertThat(source.lookProfile("locked")).isInstanceOf(ProfileLook.Protected.class);
    assertThat(source.lookProfile("banned")).isInstanceOf(ProfileLook.Suspended.class);
    assertThat(source.lookProfile("nobody")).isInstanceOf(ProfileLook.NotFound.class);
    assertThat(source.lookProfile("silent")).isInstanceOf(ProfileLook.Found.class);
    assertThat(source.readSlice("locked", LONG)).isInstanceOf(SliceRead.Closed.class);
    assertThat(source.readSlice("banned", LONG)).isInstanceOf(SliceRead.Closed.class);
    assertThat(source.readSlice("nobody", LONG)).isInstanceOf(SliceRead.Closed.class);
  }

  @ParameterizedTest
  @MethodSource("instanceNames")
  void slice_isReadWholeOnEveryBuild(String name) throws Exception {
    SliceRead read = source(name).readSlice("ada_writes", LONG);
    assertWhole(read, LONG);
    SourceTweet photo =
        ((SliceRead.Complete) read)
            .tweets().stream()
                .filter(tweet -> tweet.text().startsWith("note") && !tweet.media().isEmpty())
                .findFirst()
                .orElseThrow();
    assertThat(photo.text()).endsWith("\nsecond line <i>& more</i>");
    assertThat(photo.media())
        .singleElement()
        .satisfies(media -> assertThat(media.type()).isEqualTo(Media.Type.PHOTO))
        .satisfies(media -> assertThat(media.url()).startsWith("https://pbs.twimg.com/media/P"));
  }

  @Test
  void emptySlices_areBelievedAfterACheck() throws Exception {
    NitterSource source = source("new");
    for (String name : List.of("ada_writes", "silent", "echo")) {
      assertThat(source.readSlice(name, SILENT))
          .isInstanceOfSatisfying(
              SliceRead.Complete.class, complete -> assertThat(complete.tweets()).isEmpty());
    }
  }

  @Test
  void slicesSideBySide_holdEverythingOnce() throws Exception {
    NitterSource source = source("new", "spring");
    Slice all = new Slice(BEGIN, NOW.minusSeconds(3600));
    List<Long> found = new ArrayList<>();
    for (Slice slice : all.cut(Duration.ofHours(60))) {
      SliceRead read = source.readSlice("ada_writes", slice);
      assertWhole(read, slice);
      found.addAll(ids(((SliceRead.Complete) read).tweets()));
    }
    assertThat(found).isEqualTo(written(all));
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void troubleOfOneInstance_isHonestlyReported(Trouble trouble) throws Exception {
    simulator.instance("new").trouble(trouble);
    assertHonest(source("new").readSlice("ada_writes", LONG), LONG);
    ledger = new InMemoryLedger(clock);
    SliceRead empty = source("new").readSlice("ada_writes", SILENT);
    assertHonest(empty, SILENT);
    if (trouble == Trouble.TIMELINES_EMPTY) {
      assertThat(empty).isInstanceOf(SliceRead.Failed.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void troubleOfOneInstance_isMadeUpForByAnother(Trouble trouble) throws Exception {
    simulator.instance("new").trouble(trouble);
    assertWhole(source("new", "spring").readSlice("ada_writes", LONG), LONG);
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void troubleInTheMiddle_isMadeUpForByAnother(Trouble trouble) throws Exception {
    simulator.instance("new").trouble(FaultRule.always("*", "**", trouble.fault()).sparing(2));
    assertWhole(source("new", "old").readSlice("ada_writes", LONG), LONG);
  }

  @Test
  void deadInstances_arePassedOverOrReported() throws Exception {
    simulator.instance("new").stop();
    assertWhole(source("new", "old").readSlice("ada_writes", LONG), LONG);
    simulator.instance("old").stop();
    SliceRead read = source("new", "old").readSlice("ada_writes", LONG);
    assertThat(read).isInstanceOf(SliceRead.Failed.class);
    assertThat(((SliceRead.Failed) read).failure().reason()).contains("127.0.0.1");
  }

  @Test
  void answersCutShort_areAskedAgain() throws Exception {
    simulator
        .instance("new")
        .trouble(FaultRule.once("GET", "/ada_writes/search", new Fault.Truncated(0.6)));
    assertWhole(source("new").readSlice("ada_writes", LONG), LONG);
  }

  @Test
  void searchLimit_blocksTheInstanceForAll() throws Exception {
    simulator.instance("new").trouble(Trouble.SEARCH_RATE_LIMITED);
    NitterSource source = source("new");
    assertThat(source.readSlice("ada_writes", LONG)).isInstanceOf(SliceRead.Failed.class);
    assertThat(ledger.blocks()).hasSize(1);
    long asked = simulator.audit().entries().size();
    assertThat(source("new").readSlice("ada_writes", LONG)).isInstanceOf(SliceRead.Failed.class);
    assertThat(simulator.audit().entries()).hasSize((int) asked);
  }

  /** One call in twelve goes wrong, in any way: nothing is lost, nothing is called empty. */
  @Test
  void hailOfFaults_neverMakesItLie() throws Exception {
    int rounds = Integer.getInteger("covey.hail.rounds", 6);
    for (NitterInstance instance : simulator.instances()) {
      for (Trouble trouble : Trouble.values()) {
        instance.trouble(
            FaultRule.sometimes("*", "**", trouble.fault(), 0.08 / Trouble.values().length));
      }
      instance.trouble(FaultRule.sometimes("*", "**", new Fault.DropBefore(), 0.02));
      instance.trouble(FaultRule.sometimes("*", "**", new Fault.Truncated(0.5), 0.02));
    }
    int whole = 0;
    List<Slice> slices = new Slice(BEGIN, NOW.minusSeconds(3600)).cut(Duration.ofDays(4));
    for (int round = 0; round < rounds; round++) {
      ledger = new InMemoryLedger(clock);
      NitterSource source = source("new", "spring", "old");
      for (Slice slice : slices) {
        SliceRead read = source.readSlice("ada_writes", slice);
        assertHonest(read, slice);
        whole += read instanceof SliceRead.Complete ? 1 : 0;
        assertHonest(source.readSlice("ada_writes", SILENT), SILENT);
        clock.advance(Duration.ofMinutes(10));
      }
    }
    assertThat(whole).isGreaterThan(slices.size() * rounds / 2);
  }
}
