/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.webhook;

import dev.covey.chassis.consume.ConsumeSettings;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.time.CoveyClock;
import dev.covey.model.webhook.ClaimTrial;
import dev.covey.model.webhook.NoteDelivered;
import dev.covey.model.webhook.NoteFailure;
import dev.covey.model.webhook.NoteRest;
import dev.covey.model.webhook.PauseWebhook;
import dev.covey.model.webhook.Receiver;
import dev.covey.model.webhook.WakeDeliveries;
import dev.covey.source.webhook.DeliveryOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a webhook may be told something now, and what a delivery says about that. It stands in
 * the webhook's row, written at once and apart from the job, so that every process heeds it. Safe
 * for many threads.
 */
record Standing(Database database, CoveyClock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

  /** How long the deliveries of a paused webhook wait; whoever resumes it wakes them. */
  static final Duration WHILE_PAUSED = Duration.ofHours(1);

  /** That a webhook takes deliveries is worth a write only so often. */
  private static final Duration KNOWN_WELL = Duration.ofSeconds(10);

  /** Whether a delivery may begin. */
  sealed interface Claim {
    /** It may, to a webhook that stands like this. */
    record Taken(Receiver webhook) implements Claim {}

    record Refused(JobOutcome outcome) implements Claim {}
  }

  /** Null where it may be told something. */
  @Nullable JobOutcome obstacle(Receiver webhook) {
    Instant now = clock.instant();
    if (webhook.pausedAt() != null) {
      String reason = webhook.pausedReason();
      return JobOutcome.postpone(
          now.plus(WHILE_PAUSED),
          "webhook "
              + webhook.id()
              + " has been paused since "
              + webhook.pausedAt()
              + (reason == null ? "" : ": " + reason));
    }
    Instant rest = webhook.restsUntil();
    return rest != null && now.isBefore(rest) ? resting(webhook, rest) : null;
  }

  private static JobOutcome resting(Receiver webhook, Instant until) {
    return JobOutcome.postpone(
        until, "webhook " + webhook.id() + " rests until " + until + ": " + webhook.lastFailure());
  }

  /** Taken where it has not rested, or has and this delivery is to try whether that is over. */
  Claim claim(Receiver webhook, Duration timeout) throws SQLException {
    Instant rested = webhook.restsUntil();
    if (rested == null) {
      return new Claim.Taken(webhook);
    }
    // a trial takes real time, however fast the fleet's clock runs
    Instant until = clock.afterRealTime(timeout.multipliedBy(2));
    boolean claimed = database.inTransaction(tx -> ClaimTrial.of(tx, webhook.id(), rested, until));
    return claimed
        ? new Claim.Taken(webhook.restingUntil(until))
        : new Claim.Refused(resting(webhook, until));
  }

  /** Notes what came of a delivery, and says what becomes of its job. */
  JobOutcome settle(Receiver webhook, DeliveryOutcome outcome, int attempt) throws SQLException {
    Instant now = clock.instant();
    return switch (outcome) {
      case DeliveryOutcome.Delivered _ -> {
        delivered(webhook, now);
        yield JobOutcome.done();
      }
      case DeliveryOutcome.Gone(String why) -> {
        database.inTransaction(tx -> PauseWebhook.of(tx, webhook.id(), why, now));
        LOG.warn("webhook {} is paused: {}", webhook.id(), why);
        yield JobOutcome.done();
      }
      case DeliveryOutcome.Busy(Duration span, String why) -> {
        // receivers count in real time
        Instant until = clock.afterRealTime(span);
        database.inTransaction(tx -> {
          NoteRest.of(tx, webhook.id(), why, until, now);
          return until;
        });
        yield JobOutcome.postpone(until, why);
      }
      case DeliveryOutcome.Failed(_, String why) ->
          JobOutcome.retryAt(failed(webhook, why, attempt, now), why);
    };
  }

  private void delivered(Receiver webhook, Instant now) throws SQLException {
    Instant known = webhook.lastOkAt();
    boolean nothingNew =
        webhook.failures() == 0
            && webhook.restsUntil() == null
            && known != null
            && known.isAfter(now.minus(KNOWN_WELL));
    if (nothingNew) {
      return;
    }
    Integer woken =
        database.<@Nullable Integer>inTransaction(tx -> {
          Instant rest = webhook.restsUntil();
          boolean restsNoMore = NoteDelivered.of(tx, webhook.id(), rest, now);
          return rest != null && restsNoMore ? WakeDeliveries.of(tx, webhook.id(), now) : null;
        });
    if (woken != null) {
      LOG.info("webhook {} takes deliveries again; {} go on", webhook.id(), woken);
    }
  }

  /** When this job may try again: with the usual delay, and not while the webhook rests. */
  private Instant failed(Receiver webhook, String why, int attempt, Instant now)
      throws SQLException {
    Instant rest =
        database.<@Nullable Instant>inTransaction(
            tx -> NoteFailure.of(tx, webhook.id(), webhook.failures(), why, now));
    Instant usual = now.plus(ConsumeSettings.RETRY.after(attempt));
    return rest != null && rest.isAfter(usual) ? rest : usual;
  }
}
