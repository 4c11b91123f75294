/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.monitor;

import dev.covey.model.action.ActionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How actions stand at one moment. As JSON its member names are a contract, and ids are strings.
 *
 * @param campaign null for all actions
 * @param countedUpTo how many of each status are counted at most
 * @param cutOff the statuses of which there may be more
 * @param settled how many were settled lately, the shortest span first
 * @param accounts the busiest ones, or those that were asked for
 * @param furtherAccounts how many more have something to do, as far as that was looked at
 * @param heldByRule empty name for those that no rule holds
 * @param nextLook when X is next asked what became of an unknown one
 * @param appStop null unless X refuses the whole app
 */
public record Frame(
    Instant at,
    @Nullable String campaign,
    List<Count> queue,
    long countedUpTo,
    List<String> cutOff,
    List<Settled> settled,
    List<Account> accounts,
    long furtherAccounts,
    List<Failure> errors,
    Map<String, Long> heldByRule,
    @Nullable Instant nextLook,
    @Nullable Stop appStop,
    List<Paused> paused,
    Forecast forecast) {

  /** Actions of a kind that stand at the same. */
  public record Count(String status, String kind, long actions) {}

  /** How many were settled in the last minutes, by how. */
  public record Settled(long minutes, long completed, long failed, long cancelled) {
    long ended() {
      return completed + failed;
    }
  }

  /**
   * An account that has something to do.
   *
   * @param state active, paused or needs-authorisation
   */
  public record Account(String account, String state, @Nullable String why, List<Lane> lanes) {}

  /**
   * What an account does of one kind.
   *
   * @param more whether more may be pending
   * @param used how full the account's own limits are
   * @param nextAt when its next action may start; null where that is now, or nobody can say
   * @param because what makes it wait, or stops it
   */
  public record Lane(
      String kind,
      String state,
      long pending,
      boolean more,
      List<Used> used,
      @Nullable Instant nextAt,
      @Nullable String because) {}

  /**
   * A window of a limit.
   *
   * @param of what it limits besides this kind; null for nothing else
   * @param span as people write it
   */
  public record Used(@Nullable String of, String span, long used, long limit) {}

  /** An action that failed. */
  public record Failure(
      String id,
      String account,
      String kind,
      @Nullable String error,
      @Nullable Instant resetAt,
      Instant at) {}

  /** Until when X refuses the whole app. */
  public record Stop(Instant until, String why) {}

  /** A kind that a person has stopped for all accounts. */
  public record Paused(String kind, String why) {}

  /**
   * When all that is pending is done, if nothing else happens.
   *
   * @param last null where that can't be said, or nothing is pending
   * @param whole whether every lane was reckoned with
   * @param latest the accounts that take longest, the last one first
   */
  public record Forecast(@Nullable Instant last, boolean whole, List<Last> latest) {
    static final Forecast NOTHING = new Forecast(null, true, List.of());
  }

  /** When an account is done, and what makes it wait the longest. */
  public record Last(String account, Instant last, @Nullable String because) {}

  /** How many stand at this, of every kind. */
  public long count(ActionStatus status) {
    return queue.stream()
        .filter(count -> count.status().equals(status.column()))
        .mapToLong(Count::actions)
        .sum();
  }

  boolean cut(ActionStatus status) {
    return cutOff.contains(status.column());
  }

  /** Whether nothing is left that would be done without a person. */
  boolean done() {
    return count(ActionStatus.PENDING) + count(ActionStatus.RUNNING) == 0;
  }
}
