/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import static dev.covey.worker.persistedreview.ReviewRig.APART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.message.PersistedReview;
import dev.covey.model.source.SourceTweet;
import dev.covey.simulator.kit.fault.Fault;
import dev.covey.simulator.kit.fault.FaultRule;
import dev.covey.simulator.nitter.NitterInstance;
import dev.covey.simulator.nitter.Trouble;
import dev.covey.source.nitter.NitterSource;
import dev.covey.testing.fixtures.CuttableDatabase;
import dev.covey.testing.fixtures.MigratedDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that are broken in every way, and days that are: none of them calls a tweet gone. */
@ExtendWith(MigratedDatabase.class)
@Timeout(180)
class BadDaysIT {
  private static AdasNotes town;
  private CuttableDatabase reached;
  private ReviewRig rig;

  @BeforeAll
  static void startTown() {
    town = AdasNotes.start();
  }

  @AfterAll
  static void stopTown() {
    town.close();
  }

  @BeforeEach
  void open(Database database) throws Exception {
    reached = CuttableDatabase.of(database.access(), "worker");
    rig = new ReviewRig(town, database, reached.database());
  }

  @AfterEach
  void close() throws Exception {
    reached.way().refuse(false);
    rig.close();
    reached.close();
  }

  /** Looks several times, hours apart, at what is shown only badly. */
  private void lookThrice(NitterSource source) throws Exception {
    for (int i = 0; i < 3; i++) {
      switch (rig.handle(source, rig.job())) {
        case JobOutcome.Postpone postpone -> assertThat(postpone.reason()).isNotEmpty();
        case JobOutcome done -> rig.settle(done);
      }
      rig.clock.advance(APART);
    }
  }

  private void assertNoVerdict() throws SQLException {
    assertThat(rig.verdicts()).isSubsetOf("visible", "source_broken");
    assertThat(rig.told()).isEmpty();
  }

  static List<Consumer<NitterInstance>> badDays() {
    return List.of(
        instance -> instance.trouble(Trouble.SOMEBODY_ELSE),
        instance -> instance.trouble(FaultRule.always("*", "**", new Fault.Truncated(0.5))),
        instance -> instance.trouble(FaultRule.always("*", "**", new Fault.DropBefore())),
        instance ->
            instance.trouble(FaultRule.always("*", "/*/status/*", new Fault.Truncated(0.9))),
        NitterInstance::stop);
  }

  @ParameterizedTest
  @MethodSource("badDays")
  void badDayOfEveryInstance_callsNothingGone(Consumer<NitterInstance> badDay) throws Exception {
    rig.simulator.instances().forEach(badDay);
    lookThrice(rig.source());
    assertNoVerdict();
  }

  static List<MockResponse> badAnswers() {
    String notFound =
        "<!DOCTYPE html><html><body><a class='site-name'>x</a>"
            + "<div class='error-panel'><span>Tweet not found</span></div>";
    return List.of(
        new MockResponse.Builder().code(404).body(notFound).build(),
        new MockResponse.Builder().code(404).body("<h1>Tweet not found</h1>").build(),
        new MockResponse.Builder().body("x".repeat(30 << 20)).build(),
        new MockResponse.Builder().body("<div class='conversation'>".repeat(50_000)).build(),
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/html; charset=IBM1047")
            .body(notFound + "</body></html>")
            .build(),
        new MockResponse.Builder().code(302).setHeader("Location", "http://10.0.0.1/").build(),
        new MockResponse.Builder().body("<title>Our town</title><p>Tweet not found</p>").build());
  }

  /**
   * Profiles and the control are shown as they should be, which is when a lie could be believed.
   */
  @ParameterizedTest
  @MethodSource("badAnswers")
  void badAnswerForEachTweet_callsNothingGone(MockResponse bad) throws Exception {
    try (MockWebServer front = new MockWebServer()) {
      front.setDispatcher(new BadForTweets(bad, rig.simulator.instance("one").url()));
      front.start();
      lookThrice(rig.sourceAt(List.of(URI.create("http://127.0.0.1:" + front.getPort() + "/"))));
    }
    assertNoVerdict();
    assertThat(rig.verdict(rig.first)).isEqualTo("source_broken");
  }

  /** Passes on what is asked for, but for the pages of the tweets that are reviewed. */
  private final class BadForTweets extends Dispatcher {
    private final MockResponse bad;
    private final URI instance;

    BadForTweets(MockResponse bad, URI instance) {
      this.bad = bad;
      this.instance = instance;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String path = request.getTarget();
      return rig.tweets.stream().map(SourceTweet::id).anyMatch(id -> path.endsWith("/" + id))
          ? bad
          : passedOn(path);
    }

    private MockResponse passedOn(String path) {
      try (var http = HttpClient.newHttpClient()) {
        var answer =
            http.send(
                HttpRequest.newBuilder(instance.resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());
        return new MockResponse.Builder().code(answer.statusCode()).body(answer.body()).build();
      } catch (IOException | InterruptedException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  @Test
  void databaseGoneBetweenTwoLooks_callsNothingGoneAndTheNextLooksDo() throws Exception {
    rig.delete(rig.first);
    rig.review("one");
    rig.clock.advance(APART);
    AtomicInteger requests = new AtomicInteger();
    NitterSource source =
        rig.sourceAt(
            List.of(rig.simulator.instance("two").url()),
            (_, _, _) -> {
              if (requests.incrementAndGet() == 3) {
                reached.way().refuse(true);
              }
            });
    PersistedReview job = new PersistedReview(rig.ada, List.of(Long.toString(rig.first)));
    JobOutcome outcome = rig.handle(source, job);
    reached.way().refuse(false);

    atLast(() -> rig.settle(outcome));
    assertThat(rig.verdict(rig.first)).isEqualTo("missing_once");
    assertThat(rig.told()).isEmpty();
    atLast(() -> rig.reviewAfter(Duration.ofSeconds(1), "two"));
    assertThat(rig.told()).containsExactly("TweetDeleted " + rig.first);
  }

  @Test
  void databaseCutBeforeTheCommit_leavesNothingAndTellsOnceAfterwards() throws Exception {
    rig.delete(rig.first);
    rig.review("one");
    rig.clock.advance(APART);
    JobOutcome outcome = rig.handle(rig.source("two"), rig.job());
    rig.beforeCommit(reached.way()::cut);
    assertThatThrownBy(() -> rig.settle(outcome)).isInstanceOf(SQLException.class);
    assertThat(rig.verdict(rig.first)).isEqualTo("missing_once");
    assertThat(rig.told()).isEmpty();

    rig.beforeCommit(() -> {});
    atLast(() -> rig.settle(outcome));
    rig.settle(outcome);
    assertThat(rig.told()).containsExactly("TweetDeleted " + rig.first);
  }

  /** Connections that were cut are found out one after the other. */
  private static void atLast(ThrowingRunnable act) {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .untilAsserted(act);
  }

  @Test
  void jobOfLastMonth_looksAnewAndProvesNothingByItself() throws Exception {
    rig.review();
    rig.clock.advance(Duration.ofDays(30));
    rig.delete(rig.first);
    for (int replay = 0; replay < 4; replay++) {
      rig.reviewAfter(Duration.ofSeconds(1));
    }
    assertThat(rig.verdict(rig.first)).isEqualTo("missing_once");
    assertThat(rig.told()).isEmpty();
  }

  /** What was seen a month ago is not news where something was seen since. */
  @Test
  void looksThatWereSettledAMonthLate_takeNothingBack() throws Exception {
    rig.delete(rig.first);
    JobOutcome late = rig.handle(rig.source("one"), rig.job());
    rig.simulator.upstream().delete(rig.first, null);
    rig.reviewAfter(Duration.ofDays(30));
    assertThat(rig.verdict(rig.first)).isEqualTo("visible");

    rig.settle(late);
    assertThat(rig.verdict(rig.first)).isEqualTo("visible");
    assertThat(rig.told()).isEmpty();
  }
}
