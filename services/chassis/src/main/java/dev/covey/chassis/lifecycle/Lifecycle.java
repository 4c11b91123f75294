/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Starts services in order and stops them in reverse, once each. A service that fails to start
 * stops those before it; what fails while stopping is kept, and does not keep the others from being
 * stopped. Safe for many threads.
 */
public final class Lifecycle {
  /** Where a lifecycle stands; it never goes back. */
  public enum State {
    NEW,
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED
  }

  private final List<Service> services;
  private final Deque<Service> started = new ArrayDeque<>();
  private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread starter;
  private volatile @Nullable RuntimeException stopFailure;

  public Lifecycle(List<? extends Service> services) {
    this.services = List.copyOf(services);
  }

  public State state() {
    return state.get();
  }

  /**
   * Starts all, or throws what the first one threw after having stopped the others. May be called
   * once.
   */
  public void start() throws Exception {
    if (!state.compareAndSet(State.NEW, State.STARTING)) {
      throw new IllegalStateException("already " + state);
    }
    starterIs(Thread.currentThread());
    try {
      for (Service service : services) {
        if (state.get() != State.STARTING) {
          break;
        }
        started.push(service);
        service.start();
      }
    } catch (Exception | Error failure) {
      state.set(State.STOPPING);
      starterIs(null);
      stopStarted();
      addSuppressed(failure);
      throw failure;
    }
    starterIs(null);
    if (!state.compareAndSet(State.STARTING, State.RUNNING)) {
      // stop() came meanwhile and waits for this thread
      stopStarted();
    }
  }

  /**
   * Stops what was started and returns when that is done, whoever does it. Throws one exception,
   * with what else failed suppressed in it.
   */
  public void stop() throws InterruptedException {
    if (state.compareAndSet(State.NEW, State.STOPPED)) {
      stopped.countDown();
    } else if (state.compareAndSet(State.RUNNING, State.STOPPING)) {
      stopStarted();
    } else if (state.compareAndSet(State.STARTING, State.STOPPING)) {
      interruptStarter();
    }
    awaitStopped();
  }

  /** Returns when everything has been stopped; throws what {@link #stop} throws. */
  public void awaitStopped() throws InterruptedException {
    stopped.await();
    RuntimeException failure = stopFailure;
    if (failure != null) {
      throw failure;
    }
  }

  private synchronized void starterIs(@Nullable Thread thread) {
    if (thread == null) {
      // an interrupt that came too late must not disturb the stopping
      var _ = Thread.interrupted();
    }
    starter = thread;
  }

  private synchronized void interruptStarter() {
    if (starter != null) {
      starter.interrupt();
    }
  }

  private void stopStarted() {
    RuntimeException first = null;
    while (!started.isEmpty()) {
      Service service = started.pop();
      try {
        service.stop();
      } catch (RuntimeException | Error failure) {
        if (first == null) {
          first = new IllegalStateException(service.name() + " failed to stop", failure);
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    stopFailure = first;
    state.set(State.STOPPED);
    stopped.countDown();
  }

  private void addSuppressed(Throwable failure) {
    RuntimeException second = stopFailure;
    if (second != null) {
      failure.addSuppressed(second);
    }
  }
}
