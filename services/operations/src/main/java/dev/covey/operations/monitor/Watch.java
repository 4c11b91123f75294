/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import dev.covey.chassis.lifecycle.Waiter;
import dev.covey.model.action.ActionStatus;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Reads frames and shows them, again and again. Reading takes no more than a tenth of the time:
 * where it is slow, frames come less often. A database that is away after the first frame is waited
 * for. One thread at a time.
 */
public final class Watch {
  private static final int REST = 9;

  /** How a watch ended. */
  public enum Ending {
    /** Nothing is left that would be done without a person. */
    DONE,
    /** So too, and some failed. */
    SOME_FAILED,
    /** It was told to stop. */
    STOPPED;

    public int exitCode() {
      return switch (this) {
        case DONE -> 0;
        case SOME_FAILED -> 1;
        case STOPPED -> 130;
      };
    }
  }

  private final Source frames;
  private final FrameView view;
  private final Waiter waiter;
  private final Duration every;
  private final LongSupplier nanos;

  /** Where frames come from. */
  @FunctionalInterface
  public interface Source {
    Frame read() throws SQLException;
  }

  /**
   * @param waiter woken to stop; waits in real time
   * @param nanos as {@link System#nanoTime}
   */
  public Watch(Source frames, FrameView view, Waiter waiter, Duration every, LongSupplier nanos) {
    this.frames = frames;
    this.view = view;
    this.waiter = waiter;
    this.every = every;
    this.nanos = nanos;
  }

  /** Shows one frame. */
  Ending once() throws SQLException, IOException {
    Frame frame = frames.read();
    view.show(frame);
    return ending(frame);
  }

  /**
   * Until it is told to stop, or everything is done.
   *
   * @param untilDone false to go on then
   */
  public Ending run(boolean untilDone) throws SQLException, IOException, InterruptedException {
    boolean begun = false;
    while (true) {
      long begin = nanos.getAsLong();
      try {
        Frame frame = frames.read();
        begun = true;
        view.show(frame);
        if (untilDone && frame.done()) {
          return ending(frame);
        }
      } catch (SQLException failure) {
        if (!begun) {
          throw failure;
        }
        view.trouble(String.valueOf(failure.getMessage()));
      }
      Duration rest = Duration.ofNanos(nanos.getAsLong() - begin).multipliedBy(REST);
      if (!waiter.waitFor(rest.compareTo(every) > 0 ? rest : every)) {
        return Ending.STOPPED;
      }
    }
  }

  private static Ending ending(Frame frame) {
    return frame.count(ActionStatus.FAILED) > 0 ? Ending.SOME_FAILED : Ending.DONE;
  }
}
