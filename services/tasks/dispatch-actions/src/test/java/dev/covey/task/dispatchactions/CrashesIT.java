/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.dispatchactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.action.ActionKind;
import dev.covey.model.action.ActionLine;
import dev.covey.model.action.ActionStatus;
import dev.covey.model.database.Database;
import dev.covey.model.message.Action;
import dev.covey.source.x.Made;
import dev.covey.source.x.XAnswer;
import dev.covey.source.x.XOutcome;
import dev.covey.testing.fixtures.MigratedDatabase;
import dev.covey.worker.action.ActionHandler;
import dev.covey.worker.action.OvertakenException;
import dev.covey.worker.action.Platform;
import dev.covey.worker.action.Prepared;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every place at which a worker can die or stand still, and what becomes of its action. */
@ExtendWith(MigratedDatabase.class)
class CrashesIT {
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
  void beforeArming_theJobComesAgain() throws Exception {
    long like = dispatched(ActionKind.LIKE);
    // the first worker has read the action, and is no more; nothing of it was written
    assertThat(fleet.why(like)).contains("waits for room at the broker");
    deliver(fleet.worker());
    assertCompletedOnce(like, "likes 7 1");
    assertThat(fleet.attempts(like)).containsExactly("confirmed");
  }

  @Test
  void afterArming_theActionIsTakenOverAndRepeated() throws Exception {
    long like = dispatched(ActionKind.LIKE);
    dieInTheCall(fleet.worker(new DyingPlatform(fleet.platform())));
    assertThat(fleet.attempts(like)).containsExactly("armed");
    assertThat(fleet.why(like)).contains("if that worker dies");
    assertThat(fleet.rescue()).as("its lease runs").isZero();

    fleet.leasesRunOut();
    fleet.clock.advance(Duration.ofSeconds(50));
    assertThat(fleet.rescue()).isEqualTo(1);
    assertThat(fleet.why(like)).contains("died or stood still in attempt 1");
    assertThat(
            fleet.texts(
                "select kind || ' ' || (at - '"
                    + SmallFleet.START
                    + "')::text from permit join meter on id = meter_id"
                    + " where kind <> 'me' order by kind"))
        .as("both count from now")
        .containsExactly("like 00:00:50", "writes 00:00:50");
    comeBackAndWork();
    assertCompletedOnce(like, "likes 7 1");
    assertThat(fleet.attempts(like)).containsExactly("unknown", "confirmed");
  }

  @Test
  void effectDoneAndAnswerLost_isFoundDone() throws Exception {
    long like = dispatched(ActionKind.LIKE);
    x.nextAnswerIsLost();
    deliver(fleet.worker());
    assertThat(fleet.attempts(like)).containsExactly("unknown");
    comeBackAndWork();
    assertThat(fleet.action(like).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(x.done()).containsExactly("likes 7 1");
  }

  @Test
  void retweetDoneAndAnswerLost_isCompletedAsAlreadySo() throws Exception {
    long retweet = dispatched(ActionKind.RETWEET);
    x.nextAnswerIsLost();
    deliver(fleet.worker());
    comeBackAndWork();
    assertThat(fleet.action(retweet).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(x.calls()).hasSize(2);
    assertThat(x.done()).hasSize(1);
  }

  @Test
  void answerReadAndCommitLost_isTakenOver() throws Exception {
    long like = dispatched(ActionKind.LIKE);
    Map.Entry<UUID, Action> job = fleet.job();
    fleet.handle(job.getKey(), job.getValue(), fleet.worker());
    assertThat(fleet.attempts(like)).containsExactly("armed");

    assertThat(fleet.deliver(job.getKey(), job.getValue(), fleet.worker()))
        .as("redelivered while its attempt may live")
        .isInstanceOf(JobOutcome.Postpone.class);
    fleet.leasesRunOut();
    fleet.clock.advance(Duration.ofSeconds(20));
    fleet.rescue();
    assertThat(fleet.permits("one", ActionKind.LIKE))
        .as("the call may have come as late as this")
        .containsExactly("20");
    comeBackAndWork();
    assertThat(fleet.action(like).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(x.done()).hasSize(1);
  }

  @Test
  void answerOfX_isNotLostWithTheLedger() throws Exception {
    long like = dispatched(ActionKind.LIKE);
    Instant reset = SmallFleet.START.plusSeconds(600);
    x.nextAnswers(
        PretendX.json(200, "{\"data\":{\"liked\":true}}")
            .setHeader("x-rate-limit-limit", "50")
            .setHeader("x-rate-limit-remaining", "0")
            .setHeader("x-rate-limit-reset", reset.getEpochSecond()));
    deliver(fleet.workerLosingTheLedger());
    assertThat(fleet.action(like).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(fleet.text("select blocked_reason from meter where kind = 'like'"))
        .isEqualTo("X says that nothing is left of 50 until " + reset);
  }

  @Test
  void callThatNeverLeft_isNotLostWithTheLedger() throws Exception {
    long like = dispatched(ActionKind.LIKE);
    fleet.execute("update account set x_user_id = 7");
    x.close();
    deliver(fleet.workerLosingTheLedger());
    assertThat(fleet.attempts(like)).containsExactly("refused");
    assertThat(fleet.permits("one", ActionKind.LIKE)).as("it counts").hasSize(1);
  }

  @Test
  void missingKey_isWaitedForWithoutBlame() throws Exception {
    long like = dispatched(ActionKind.LIKE);
    var job = fleet.job();
    JobOutcome outcome = fleet.handle(job.getKey(), job.getValue(), fleet.workerWithoutKey());
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Postpone.class,
            postponed -> {
              assertThat(postponed.at()).isEqualTo(SmallFleet.START.plusSeconds(60));
              assertThat(postponed.reason()).startsWith("there is no key file at ");
            });
    deliver(fleet.worker());
    assertCompletedOnce(like, "likes 7 1");
  }

  @Test
  void frozenWorker_wakingUpLateChangesNothing() throws Exception {
    long like = dispatched(ActionKind.LIKE);
    CountDownLatch calling = new CountDownLatch(1);
    CountDownLatch thaw = new CountDownLatch(1);
    x.next(_ -> {
      calling.countDown();
      thaw.await();
      return PretendX.json(403, "{\"title\":\"Forbidden\",\"detail\":\"late\"}");
    });
    Map.Entry<UUID, Action> job = fleet.job();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<JobOutcome> frozen =
          executor.submit(() -> fleet.handle(job.getKey(), job.getValue(), fleet.worker()));
      calling.await();
      fleet.leasesRunOut();
      fleet.rescue();
      comeBackAndWork();
      assertThat(fleet.action(like).status()).isEqualTo(ActionStatus.COMPLETED);
      thaw.countDown();
      JobOutcome late = frozen.get();
      assertThat(((JobOutcome.Done) late).effect()).isNotNull();
      assertThatThrownBy(() ->
              fleet.database.inTransaction(tx -> {
                ((JobOutcome.Done) late).effect().apply(tx);
                return late;
              }))
          .isInstanceOf(OvertakenException.class);
    }
    ActionLine action = fleet.action(like);
    assertThat(action.status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(action.error()).isNull();
    assertThat(fleet.attempts(like)).containsExactly("unknown", "confirmed");
    assertThat(fleet.events()).containsExactly("completed");
  }

  @Test
  void duplicateDelivery_callsOnce() throws Exception {
    long like = dispatched(ActionKind.LIKE);
    Map.Entry<UUID, Action> job = fleet.job();
    List<Future<JobOutcome>> outcomes = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        outcomes.add(
            executor.submit(() -> fleet.handle(job.getKey(), job.getValue(), fleet.worker())));
      }
    }
    for (Future<JobOutcome> outcome : outcomes) {
      fleet.settle(job.getKey(), outcome.get());
    }
    assertThat(x.calls()).hasSize(1);
    assertCompletedOnce(like, "likes 7 1");
    assertThat(fleet.permits("one", ActionKind.LIKE)).hasSize(1);
    assertThat(fleet.events()).containsExactly("completed");
    assertThat(fleet.deliver(job.getKey(), job.getValue(), fleet.worker()))
        .as("a duplicate after the end")
        .isEqualTo(JobOutcome.done());
  }

  @Test
  void unrepeatable_isNeverRepeatedAfterACrash() throws Exception {
    long reply = dispatched(ActionKind.REPLY);
    dieInTheCall(fleet.worker(new DyingPlatform(fleet.platform())));
    fleet.leasesRunOut();
    assertThat(fleet.rescue()).isEqualTo(1);
    assertThat(fleet.action(reply).status()).isEqualTo(ActionStatus.UNKNOWN);
    fleet.clock.advance(Duration.ofHours(3));
    assertThat(fleet.dispatch()).isZero();
    assertThat(fleet.why(reply)).contains("must not be done twice", "died or stood still");
  }

  @Test
  void unrepeatable_withoutAnAnswerIsUnknownAndItsLaneGoesOn() throws Exception {
    List<Long> replies = fleet.queue("one", ActionKind.REPLY, 2);
    fleet.dispatch();
    deliver(fleet.worker(new SilentPlatform(fleet.platform())));
    assertThat(fleet.action(replies.getFirst()).status()).isEqualTo(ActionStatus.UNKNOWN);
    assertThat(fleet.dispatch()).as("its limit's interval").isZero();
    fleet.clock.advance(Duration.ofSeconds(91));
    assertThat(fleet.dispatch()).isEqualTo(1);
  }

  @Test
  void actionThatKillsEveryWorker_isGivenUp() throws Exception {
    long like = dispatched(ActionKind.LIKE);
    for (int died = 1; died <= 8; died++) {
      dieInTheCall(fleet.worker(new DyingPlatform(fleet.platform())));
      fleet.leasesRunOut();
      fleet.rescue();
      fleet.clock.advance(Duration.ofHours(2));
      fleet.dispatch();
    }
    assertThat(fleet.action(like))
        .extracting(ActionLine::status, ActionLine::attempts)
        .containsExactly(ActionStatus.FAILED, 8);
    assertThat(fleet.action(like).error()).startsWith("given up after 8 failures: its worker");
    assertThat(fleet.events()).containsExactly("failed");
  }

  @Test
  void jobDroppedByHand_isMadeAnew() throws Exception {
    long like = dispatched(ActionKind.LIKE);
    fleet.execute("update job set state = 'dropped'");
    assertThat(fleet.returnLost()).isEqualTo(1);
    assertThat(fleet.returnLost()).isZero();
    fleet.workOff(fleet.worker());
    assertCompletedOnce(like, "likes 7 1");
  }

  private long dispatched(ActionKind kind) throws Exception {
    long id = fleet.queue("one", kind, 1).getFirst();
    assertThat(fleet.dispatch()).isEqualTo(1);
    return id;
  }

  private void deliver(ActionHandler worker) throws Exception {
    Map.Entry<UUID, Action> job = fleet.job();
    fleet.deliver(job.getKey(), job.getValue(), worker);
  }

  private void dieInTheCall(ActionHandler worker) {
    assertThatThrownBy(() -> deliver(worker)).isInstanceOf(DyingPlatform.Died.class);
  }

  /** After the backoff; the job of the first attempt may still be there. */
  private void comeBackAndWork() throws Exception {
    fleet.clock.advance(Duration.ofMinutes(2));
    fleet.workOff(fleet.worker());
  }

  private void assertCompletedOnce(long id, String call) throws Exception {
    assertThat(fleet.action(id).status()).isEqualTo(ActionStatus.COMPLETED);
    assertThat(x.calls()).containsExactly(call);
    assertThat(fleet.why(id)).isEqualTo("settled");
  }

  /** The answer never comes. */
  private static final class SilentPlatform extends DyingPlatform {
    SilentPlatform(Platform real) {
      super(real);
    }

    @Override
    public XAnswer<Made> perform(Prepared action) {
      return new XAnswer<>(new XOutcome.Unknown<>("timeout"), List.of());
    }
  }
}
