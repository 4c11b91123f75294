/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.covey.chassis.consume.JobContext;
import dev.covey.chassis.consume.JobHandler;
import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.database.Database;
import dev.covey.model.message.Webhook;
import dev.covey.model.seal.Seal;
import dev.covey.model.seal.SealException;
import dev.covey.model.source.SourceMetrics;
import dev.covey.model.time.CoveyClock;
import dev.covey.model.webhook.Receiver;
import dev.covey.model.webhook.SelectDelivery;
import dev.covey.model.webhook.WebhookSecret;
import dev.covey.source.webhook.DeliveryOutcome;
import dev.covey.source.webhook.WebhookClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one event to one webhook. Whoever gets it twice knows it by its id. */
final class WebhookHandler implements JobHandler<Webhook> {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);

  /** A key file that is missing or wrong is a person's to mend. */
  private static final Duration WITHOUT_KEY = Duration.ofMinutes(15);

  private final Parts parts;
  private final Duration timeout;
  private final Places places;
  private final Standing standing;
  private final AtomicLong forgotten = new AtomicLong();

  /** What it works with. */
  record Parts(
      Database database,
      Supplier<Seal> seal,
      WebhookClient client,
      SourceMetrics metrics,
      CoveyClock clock) {}

  WebhookHandler(Parts parts, Duration timeout, int atOnce) {
    this.parts = parts;
    this.timeout = timeout;
    this.places = new Places(atOnce);
    this.standing = new Standing(parts.database(), parts.clock());
  }

  @Override
  public JobOutcome handle(Webhook job, JobContext context)
      throws SQLException, InterruptedException {
    UUID eventId = uuid(job.eventId());
    if (eventId == null) {
      return new JobOutcome.Park("'" + job.eventId() + "' is no event's id");
    }
    // the row is read only then: what others found out meanwhile stands in it
    try (Places.Place place = places.take(job.webhookId())) {
      return place == null
          ? JobOutcome.postpone(
              places.turn(job.webhookId(), parts.clock().instant()),
              "other deliveries to webhook " + job.webhookId() + " are under way")
          : inPlace(job.webhookId(), eventId, context.attempt());
    }
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private JobOutcome inPlace(long webhookId, UUID eventId, int attempt)
      throws SQLException, InterruptedException {
    Optional<SelectDelivery.Delivery> found =
        parts.database().inTransaction(tx -> SelectDelivery.of(tx, webhookId, eventId));
    if (found.isEmpty()) {
      LOG.info("webhook {} was removed, so event {} is not told to it", webhookId, eventId);
      return JobOutcome.done();
    }
    String body = found.get().body();
    if (body == null) {
      return forget(webhookId, eventId);
    }
    Receiver webhook = found.get().receiver();
    JobOutcome obstacle = standing.obstacle(webhook);
    return obstacle == null ? deliver(webhook, eventId, body, attempt) : obstacle;
  }

  /** Nobody could mend it. There may be as many as waited for a receiver that was away for long. */
  private JobOutcome forget(long webhookId, UUID eventId) {
    parts.metrics().request("webhook:" + webhookId, "forgotten", Duration.ZERO);
    long all = forgotten.incrementAndGet();
    if (Long.bitCount(all) == 1) {
      LOG.warn(
          "event {} is not kept any more, so webhook {} is not told it; {} such deliveries so far",
          eventId,
          webhookId,
          all);
    }
    return JobOutcome.done();
  }

  private JobOutcome deliver(Receiver webhook, UUID eventId, String body, int attempt)
      throws SQLException, InterruptedException {
    WebhookSecret secret;
    try {
      secret = WebhookSecret.open(parts.seal().get(), webhook.id(), webhook.secret());
    } catch (SealException failure) {
      return JobOutcome.postpone(
          parts.clock().instant().plus(WITHOUT_KEY), String.valueOf(failure.getMessage()));
    }
    return switch (standing.claim(webhook, timeout)) {
      case Standing.Claim.Refused(JobOutcome outcome) -> outcome;
      case Standing.Claim.Taken(Receiver taken) -> {
        DeliveryOutcome outcome = send(taken, secret, eventId, body);
        yield standing.settle(taken, outcome, attempt);
      }
    };
  }

  private DeliveryOutcome send(Receiver webhook, WebhookSecret secret, UUID eventId, String body)
      throws InterruptedException {
    long begun = System.nanoTime();
    DeliveryOutcome outcome =
        parts.client().deliver(webhook.url(), secret, eventId.toString(), body.getBytes(UTF_8));
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    parts.metrics().request("webhook:" + webhook.id(), outcome.label(), took);
    return outcome;
  }
}
