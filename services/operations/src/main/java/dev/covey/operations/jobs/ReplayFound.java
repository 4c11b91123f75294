/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.message.Decoded;
import dev.covey.model.message.Envelope;
import dev.covey.model.message.Job;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.InsertWaitingJob;
import dev.covey.model.outbox.JobLine;
import dev.covey.model.outbox.JobState;
import dev.covey.model.outbox.ParkedLine;
import dev.covey.model.outbox.ReplayJob;
import dev.covey.model.outbox.ResolveParked;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets what was found run again, or says why that can't be. */
final class ReplayFound {
  private final Connection connection;
  private final Instant now;
  private final MessageCodec codec = new MessageCodec();

  ReplayFound(Connection connection, Instant now) {
    this.connection = connection;
    this.now = now;
  }

  void run(FoundJob found, byte @Nullable [] edited) throws SQLException {
    JobLine job = found.job();
    if (job != null) {
      replayJob(found, job, edited);
      new ResolveParked().run(connection, ResolveParked.Resolution.REPLAYED, 0, job.id());
    } else {
      ParkedLine parked = found.parked().getFirst();
      replayMessage(found, parked, edited);
      new ResolveParked().run(connection, ResolveParked.Resolution.REPLAYED, parked.id(), null);
    }
  }

  private void replayJob(FoundJob found, JobLine job, byte @Nullable [] edited)
      throws SQLException {
    String body = null;
    if (edited != null) {
      Envelope<?> envelope = readable(found, edited);
      if (!envelope.id().equals(job.id()) || !envelope.type().equals(job.type())) {
        throw new UsageException(
            "the file is not this job's: it must keep id " + job.id() + " and type " + job.type());
      }
      body = new String(edited, UTF_8);
    }
    if (!new ReplayJob().run(connection, job.id(), now, body)) {
      String state = job.state() == JobState.PARKED ? "not parked any more" : job.state().column();
      throw new UsageException(found.name() + " is " + state + "; only what is parked is replayed");
    }
  }

  private void replayMessage(FoundJob found, ParkedLine parked, byte @Nullable [] edited)
      throws SQLException {
    if (parked.resolvedAt() != null) {
      throw new UsageException(
          found.name() + " was " + parked.resolution() + " at " + parked.resolvedAt());
    }
    byte[] body = edited == null ? whole(found, parked) : edited;
    Envelope<?> envelope = readable(found, body);
    if (!new InsertWaitingJob().run(connection, envelope, body, now)) {
      throw new UsageException(
          "there is a job "
              + envelope.id()
              + " already; see 'covey jobs show "
              + envelope.id()
              + "'");
    }
  }

  private static byte[] whole(FoundJob found, ParkedLine parked) {
    byte[] body = parked.body();
    if (body == null || (parked.size() != null && parked.size() > body.length)) {
      throw new UsageException(
          "only the first part of "
              + found.name()
              + " was kept: raise COVEY_AMQP_MAX_MESSAGE_BYTES and have it sent again, or give it"
              + " with --body");
    }
    return body;
  }

  private Envelope<?> readable(FoundJob found, byte[] body) {
    return switch (codec.decode(body)) {
      case Decoded.Known(var envelope) when envelope.payload() instanceof Job -> envelope;
      case Decoded.Known(var envelope) ->
          throw new UsageException(found.name() + ": " + envelope.type() + " is not a job");
      case Decoded.Foreign foreign ->
          throw new UsageException(found.name() + " still can't be used: " + foreign.reason());
      case Decoded.Unreadable unreadable ->
          throw new UsageException(found.name() + " still can't be used: " + unreadable.reason());
    };
  }
}
