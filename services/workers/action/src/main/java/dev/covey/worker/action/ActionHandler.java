/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.consume.Effect;
import dev.covey.chassis.consume.JobContext;
import dev.covey.chassis.consume.JobHandler;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.action.AttemptKey;
import dev.covey.model.action.LaneKey;
import dev.covey.model.action.LeaveLane;
import dev.covey.model.action.LoadActions;
import dev.covey.model.action.LoadActions.ActionToDo;
import dev.covey.model.action.LoadActions.AppStop;
import dev.covey.model.action.LookLater;
import dev.covey.model.database.Database;
import dev.covey.model.database.SharedReading;
import dev.covey.model.ledger.AccountLedger;
import dev.covey.model.ledger.AcquireRequest;
import dev.covey.model.ledger.AttemptArming;
import dev.covey.model.ledger.AttemptTakenException;
import dev.covey.model.ledger.BindingRule;
import dev.covey.model.ledger.LedgerDecision;
import dev.covey.model.ledger.LedgerDecision.Granted;
import dev.covey.model.ledger.MeterKey;
import dev.covey.model.ledger.MissingPolicyException;
import dev.covey.model.ledger.Permit;
import dev.covey.model.message.Action;
import dev.covey.model.outbox.Outbox;
import dev.covey.model.seal.SealException;
import dev.covey.model.time.CoveyClock;
import dev.covey.model.time.QuietHours;
import dev.covey.source.x.account.FreshTokens;
import dev.covey.source.x.account.RefusedCredentials;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one action: takes its permits and arms its attempt in one transaction, makes the one
 * call, and settles what came of it together with its job. What its limits do not let through goes
 * back to the head of its lane until they do. Safe for many threads.
 */
public final class ActionHandler implements JobHandler<Action>, AutoCloseable {
  /** Somebody else is at this action: long enough for most calls to end. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private static final CoveyClock REAL_TIME = CoveyClock.system();
  private static final Duration A_MOMENT = Duration.ofMillis(200);
  private static final Duration UNTIL_MENDED = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(ActionHandler.class);

  private final SharedReading<Long, Optional<ActionToDo>> actions;
  private final AccountLedger ledger;
  private final Parts parts;
  private final CoveyClock clock;
  private final Accounts accounts;
  private final Prepare prepare;
  private final Reconcile reconcile;
  private final CallPlatform callPlatform;
  private final HeldAttempts held;
  private final Pacing pacing;
  private final DailyCredits credits;

  /**
   * What the handler works with.
   *
   * @param tokens gives what accounts act with
   * @param media the folder of the files that go with posts
   */
  public record Parts(
      Database database,
      AccountLedger ledger,
      Outbox outbox,
      CoveyClock clock,
      Platform platform,
      FreshTokens tokens,
      RefusedCredentials refusedCredentials,
      Path media) {
    public Parts {
      media = media.toAbsolutePath().normalize();
    }
  }

  public ActionHandler(Parts parts, ActionSettings settings) {
    this.actions =
        new SharedReading<>(
            parts.database(),
            (connection, ids) -> new LoadActions().run(connection, ids, parts.clock().instant()));
    this.ledger = parts.ledger();
    this.parts = parts;
    this.clock = parts.clock();
    AskFirst askFirst = new AskFirst(parts, settings);
    this.accounts = new Accounts(parts, askFirst);
    this.prepare = new Prepare(parts, askFirst);
    this.reconcile = new Reconcile(parts, askFirst, prepare);
    this.callPlatform =
        new CallPlatform(parts.platform(), new JudgeOutcome(settings), parts.clock());
    this.pacing = settings.pacing();
    this.credits = new DailyCredits(parts.database(), pacing.budget());
    this.held = new HeldAttempts(parts.database(), settings.lease());
  }

  /** From here on the leases of attempts are renewed. */
  public void start() {
    held.start();
  }

  /** Last of all, when nothing is handled any more. */
  @Override
  public void close() {
    held.close();
  }

  @Override
  public JobOutcome handle(Action job, JobContext context)
      throws SQLException, InterruptedException {
    Optional<ActionToDo> found = actions.of(job.actionId());
    if (found.isEmpty()) {
      return new JobOutcome.Park("there is no action " + job.actionId());
    }
    ActionToDo action = found.get();
    return switch (action.status()) {
      case PENDING -> action.inHand() ? carryOut(action) : JobOutcome.done();
      case RUNNING -> lookAgain("another worker is at it");
      case UNKNOWN -> lookBack(action);
      case COMPLETED, FAILED, CANCELLED, HELD -> leave(action);
    };
  }

  private JobOutcome leave(ActionToDo action) {
    if (!action.inHand()) {
      return JobOutcome.done();
    }
    return JobOutcome.done(tx -> {
      if (!new LeaveLane().run(tx.connection(), action.id(), clock.instant())) {
        throw OvertakenException.action(action.id());
      }
    });
  }

  private JobOutcome lookBack(ActionToDo action) throws SQLException, InterruptedException {
    if (action.credentials().bytes().length == 0) {
      LookLater.Next never = new LookLater.Next(null, action.looks(), "its account was removed");
      return JobOutcome.done(new LookLaterEffect(action, never));
    }
    return as(action, caller -> reconcile.look(action, caller));
  }

  private JobOutcome carryOut(ActionToDo action) throws SQLException, InterruptedException {
    AppStop stop = action.stop();
    if (stop != null) {
      return park(action, stop.until(), "the app is stopped: " + stop.reason());
    }
    String stopped = action.stopped();
    if (stopped != null) {
      return park(action, clock.instant(), stopped);
    }
    QuietHours quiet = pacing.quiet();
    Instant quietUntil = quiet == null ? null : quiet.over(clock.instant());
    if (quietUntil != null) {
      return park(action, quietUntil, "quiet hours " + quiet);
    }
    return as(
        action,
        caller ->
            switch (prepare.of(action, caller)) {
              case Need.Met<Prepared>(Prepared prepared) -> attempt(prepared);
              case Need.Unmet<Prepared>(Effect effect) -> JobOutcome.done(effect);
            });
  }

  /** What is done once it is known who acts. */
  private interface ByCaller {
    JobOutcome go(Caller caller) throws SQLException, InterruptedException;
  }

  private JobOutcome as(ActionToDo action, ByCaller what)
      throws SQLException, InterruptedException {
    try {
      return switch (accounts.callerOf(action)) {
        case Need.Met<Caller>(Caller caller) -> what.go(caller);
        case Need.Unmet<Caller>(Effect effect) -> JobOutcome.done(effect);
      };
    } catch (SealException | MissingPolicyException missing) {
      // nothing is wrong with the action: somebody has to mend what this fleet is given
      return JobOutcome.postpone(
          clock.instant().plus(UNTIL_MENDED), String.valueOf(missing.getMessage()));
    }
  }

  private JobOutcome attempt(Prepared prepared) throws SQLException, InterruptedException {
    ActionToDo action = prepared.action();
    AttemptKey attempt = new AttemptKey(action.id(), action.attempts() + 1, action.fence());
    Instant taken = clock.instant();
    AttemptArming arming =
        new AttemptArming(
            action.id(), attempt.number(), attempt.fence(), held.owner(), held.lease(), taken);
    if (credits.isBeyondADay(action)) {
      String why = "it costs more than a whole day's budget (actions.credits-per-day)";
      return JobOutcome.done(new FailEffect(action, why, taken, parts.outbox()));
    }
    if (!credits.take(action, taken)) {
      return park(action, DailyCredits.renewed(taken), credits.why());
    }
    long asked = System.nanoTime();
    // held before it is armed, so that no attempt of ours is ever without a keeper
    held.hold(attempt);
    try {
      AcquireRequest request = new AcquireRequest(action.lane().gates(), attempt.usedBy(), arming);
      return switch (acquire(request)) {
        case LedgerDecision.Wait(Instant until, MeterKey meter, BindingRule rule) -> {
          credits.giveBack(action, taken);
          yield limited(action, until, meter, meter + ": " + rule.describe());
        }
        case Granted granted -> act(prepared, attempt, granted, new Asked(asked, taken));
      };
    } catch (AttemptTakenException _) {
      credits.giveBack(action, taken);
      return lookAgain("it was taken further or called off meanwhile");
    } catch (MissingPolicyException missing) {
      credits.giveBack(action, taken);
      throw missing;
    } finally {
      held.release(attempt);
    }
  }

  /** When permits were asked for, by the machine and by the fleet's clock. */
  private record Asked(long nanos, Instant at) {}

  /**
   * A lane opens when its worker reckons that its limit does; the ledger reckons from a moment
   * later, when that was committed. Waiting for it here costs less than coming back.
   */
  private LedgerDecision acquire(AcquireRequest request) throws SQLException, InterruptedException {
    LedgerDecision decision = ledger.acquire(request);
    if (decision instanceof LedgerDecision.Wait wait) {
      Duration left = clock.realTimeUntil(wait.until());
      if (left.compareTo(A_MOMENT) <= 0) {
        var _ = new Waiter(REAL_TIME).waitFor(left);
        return ledger.acquire(request);
      }
    }
    return decision;
  }

  private JobOutcome act(Prepared prepared, AttemptKey attempt, Granted granted, Asked asked) {
    if (System.nanoTime() - asked.nanos() >= held.lease().toNanos()) {
      // this process stood still: somebody else may be at it by now
      credits.giveBack(prepared.action(), asked.at());
      throw OvertakenException.attempt(attempt);
    }
    Verdict verdict = callPlatform.call(prepared);
    Instant now = clock.instant();
    if (verdict.sent()) {
      // the lane sleeps through the interval that its next action would only be sent back for
      verdict =
          verdict.pausing(
              prepared.action().lane().accountMeter(),
              pacing.stretched(granted.pause(), RandomGenerator.getDefault()),
              now);
    } else {
      giveBack(granted.permits());
      credits.giveBack(prepared.action(), asked.at());
    }
    return JobOutcome.done(
        new SettleEffect(attempt, prepared, verdict, granted.permits(), now, parts));
  }

  /** Nothing may come between the call and the settling of what it answered. */
  private void giveBack(List<Permit> permits) {
    try {
      ledger.giveBack(permits);
    } catch (SQLException failure) {
      LOG.warn("could not give {} back, so they count", permits, failure);
    }
  }

  /** What stops this action for the app's limit stops every other one too: they need not ask. */
  private static JobOutcome limited(
      ActionToDo action, Instant until, MeterKey meter, String because) {
    return meter.equals(LaneKey.APP_WRITES)
        ? JobOutcome.done(AskFirst.appStopped(action, because, until))
        : park(action, until, because);
  }

  private static JobOutcome park(ActionToDo action, Instant until, String because) {
    return JobOutcome.done(new ParkEffect(action, until, because));
  }

  private JobOutcome lookAgain(String why) {
    return JobOutcome.postpone(clock.instant().plus(LOOK_AGAIN), why);
  }
}
