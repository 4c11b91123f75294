/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Starts handlers for jobs that arrived, each on a virtual thread of its own, as many at once as
 * allowed, and none while the database is away. Suspects run one at a time beside them.
 */
final class Dispatcher {
  private static final int MOST_AT_ONCE = 256;

  private final LookAtJobs lookAtJobs;
  private final RunHandler<?> runHandler;
  private final Failures failures;
  private final Settler settler;
  private final DatabaseGate gate;
  private final StatementGuard guard;
  private final int concurrency;
  private final Semaphore places;
  private final BlockingQueue<HeldJob> arrived = new LinkedBlockingQueue<>();
  private final BlockingQueue<HeldJob> suspects = new LinkedBlockingQueue<>();
  private final Semaphore suspectPlace = new Semaphore(1);

  Dispatcher(
      LookAtJobs lookAtJobs,
      RunHandler<?> runHandler,
      Failures failures,
      Settler settler,
      DatabaseGate gate,
      StatementGuard guard,
      int concurrency) {
    this.lookAtJobs = lookAtJobs;
    this.runHandler = runHandler;
    this.failures = failures;
    this.settler = settler;
    this.gate = gate;
    this.guard = guard;
    this.concurrency = concurrency;
    this.places = new Semaphore(concurrency);
  }

  void add(HeldJob job) {
    arrived.add(job);
  }

  /** Takes out what has not begun and fulfils the condition. */
  List<HeldJob> takeBack(Predicate<HeldJob> condition) {
    List<HeldJob> taken = new ArrayList<>();
    for (BlockingQueue<HeldJob> queue : List.of(arrived, suspects)) {
      for (HeldJob job : queue) {
        if (condition.test(job) && queue.remove(job)) {
          taken.add(job);
        }
      }
    }
    return taken;
  }

  /** Starts handlers until interrupted. */
  void run() {
    try {
      while (true) {
        gate.awaitOpen();
        places.acquire();
        dispatch(gather());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** At least one job, and a place taken for each. */
  private List<HeldJob> gather() throws InterruptedException {
    List<HeldJob> batch = new ArrayList<>();
    try {
      batch.add(arrived.take());
    } catch (InterruptedException stopped) {
      places.release();
      throw stopped;
    }
    while (batch.size() < MOST_AT_ONCE && !arrived.isEmpty() && places.tryAcquire()) {
      HeldJob next = arrived.poll();
      if (next == null) {
        places.release();
        break;
      }
      batch.add(next);
    }
    return batch;
  }

  private void dispatch(List<HeldJob> batch) throws InterruptedException {
    LookAtJobs.Verdict verdict;
    try {
      verdict = look(batch);
    } catch (InterruptedException stopped) {
      places.release(batch.size());
      throw stopped;
    }
    verdict.settled().forEach(settler::add);
    suspects.addAll(verdict.suspects());
    places.release(batch.size() - verdict.run().size());
    for (HeldJob job : verdict.run()) {
      Thread.ofVirtual().name("job-" + job.id()).start(() -> handle(job, places));
    }
  }

  private LookAtJobs.Verdict look(List<HeldJob> batch) throws InterruptedException {
    for (int failed = 1; ; failed++) {
      try {
        return guard.run(() -> lookAtJobs.look(batch));
      } catch (SQLException failure) {
        if (DatabaseOutage.refused(failure)) {
          return batch.size() == 1
              ? LookAtJobs.refused(batch.getFirst(), failure)
              : lookOneByOne(batch);
        }
        gate.awaitAfter(failure, failed);
      } catch (RuntimeException | Error failure) {
        return batch.size() == 1 ? failed(batch.getFirst(), failure) : lookOneByOne(batch);
      }
    }
  }

  /** Whatever is wrong, it is a failed attempt of this job and of no other. */
  private LookAtJobs.Verdict failed(HeldJob job, Throwable failure) {
    LookAtJobs.Verdict verdict = new LookAtJobs.Verdict();
    verdict.settled().add(failures.threw(job, failure));
    return verdict;
  }

  /** One of them can't be looked at; the others shall not wait for it. */
  private LookAtJobs.Verdict lookOneByOne(List<HeldJob> batch) throws InterruptedException {
    LookAtJobs.Verdict all = new LookAtJobs.Verdict();
    for (HeldJob job : batch) {
      LookAtJobs.Verdict one = look(List.of(job));
      all.run().addAll(one.run());
      all.suspects().addAll(one.suspects());
      all.settled().addAll(one.settled());
    }
    return all;
  }

  private void handle(HeldJob job, Semaphore place) {
    try {
      handle(job);
    } finally {
      place.release();
    }
  }

  private void handle(HeldJob job) {
    Settlement.OfJob settlement = runHandler.run(job);
    if (settlement != null) {
      settler.add(settlement);
    }
  }

  /**
   * Runs suspects one after the other until interrupted. Each is settled before the next begins:
   * should that one end the process, nobody else's work is lost with it.
   */
  void runSuspects() {
    try {
      while (true) {
        suspectPlace.acquire();
        HeldJob suspect = nextSuspect();
        suspect.whenReleased(suspectPlace::release);
        Thread.ofVirtual().name("job-" + suspect.id()).start(() -> handle(suspect));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private HeldJob nextSuspect() throws InterruptedException {
    try {
      while (true) {
        HeldJob suspect = counted(suspects.take());
        if (suspect != null) {
          return suspect;
        }
      }
    } catch (InterruptedException stopped) {
      suspectPlace.release();
      throw stopped;
    }
  }

  /** Null where that can't be; then the job is settled. */
  private @Nullable HeldJob counted(HeldJob suspect) throws InterruptedException {
    for (int failed = 1; ; failed++) {
      try {
        return guard.run(() -> lookAtJobs.count(suspect));
      } catch (SQLException failure) {
        gate.awaitAfter(failure, failed);
      } catch (RuntimeException | Error failure) {
        settler.add(failures.threw(suspect, failure));
        return null;
      }
    }
  }

  /** Waits until no handler runs, at most as long as given. */
  boolean awaitIdle(Duration span) throws InterruptedException {
    long deadline = System.nanoTime() + span.toNanos();
    if (!places.tryAcquire(concurrency, span.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    return suspectPlace.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
