/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.chassis.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.covey.model.message.Envelope;
import dev.covey.model.message.Job;
import dev.covey.model.outbox.AdoptJobs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A job that this process holds, from its arrival until it is settled. Safe for many threads. */
final class HeldJob {
  private final Envelope<? extends Job> envelope;
  private final Arrival arrival;
  private final long sinceNanos = System.nanoTime();
  private final List<Delivery> deliveries = new ArrayList<>(1);
  private volatile int attempts;
  private volatile boolean leased;
  private volatile boolean abandoned;
  private volatile @Nullable Thread handler;
  private volatile Runnable whenReleased = () -> {};

  /**
   * How its message came.
   *
   * @param headers what it carried beside the body, as text, made when asked for
   * @param fresh its row is known to exist, and nothing was tried yet: nobody needs to look
   */
  @SuppressWarnings("ArrayRecordComponent") // kept as it came, never compared
  record Arrival(Delivery delivery, byte[] body, Supplier<String> headers, boolean fresh) {}

  HeldJob(Envelope<? extends Job> envelope, Arrival arrival) {
    this.envelope = envelope;
    this.arrival = arrival;
    this.deliveries.add(arrival.delivery());
  }

  UUID id() {
    return envelope.id();
  }

  Envelope<? extends Job> envelope() {
    return envelope;
  }

  Arrival arrival() {
    return arrival;
  }

  /** As its row is, or would be. */
  AdoptJobs.Row row() {
    String text = new String(arrival.body(), UTF_8);
    return new AdoptJobs.Row(id(), envelope.type(), text, envelope.createdAt());
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - sinceNanos);
  }

  int attempts() {
    return attempts;
  }

  void attempts(int failed) {
    attempts = failed;
  }

  boolean leased() {
    return leased;
  }

  void leased(boolean now) {
    leased = now;
  }

  /** Remembers another delivery of the same message, to be acked with the first. */
  synchronized void alsoDeliveredBy(Delivery delivery) {
    deliveries.add(delivery);
  }

  synchronized List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /** Whether nothing but that channel brought it. */
  synchronized boolean cameOnlyBy(DeliveryChannel channel) {
    return deliveries.stream().allMatch(delivery -> delivery.channel() == channel);
  }

  void handledBy(@Nullable Thread thread) {
    handler = thread;
  }

  /** What follows when this process no longer holds the job, however it ended. */
  void whenReleased(Runnable next) {
    whenReleased = next;
  }

  void released() {
    whenReleased.run();
  }

  /** Gives it up: interrupts its handler, whose outcome does not count any more. */
  void abandon() {
    abandoned = true;
    Thread running = handler;
    if (running != null) {
      running.interrupt();
    }
  }

  boolean abandoned() {
    return abandoned;
  }
}
