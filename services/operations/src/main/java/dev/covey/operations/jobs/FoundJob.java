/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.jobs;

import dev.covey.chassis.lifecycle.UsageException;
import dev.covey.model.outbox.JobLine;
import dev.covey.model.outbox.ParkedLine;
import dev.covey.model.outbox.SelectJob;
import dev.covey.model.outbox.SelectParked;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an id stands for: a job, something parked, or a job that is parked.
 *
 * @param job null for a message that never became one
 * @param parked its parkings, the newest first
 */
record FoundJob(@Nullable JobLine job, List<ParkedLine> parked) {

  /** Throws UsageException where there is nothing of that name. */
  static FoundJob find(Connection connection, JobId id) throws SQLException {
    return switch (id) {
      case JobId.OfJob(UUID jobId) -> {
        JobLine job =
            new SelectJob()
                .run(connection, jobId)
                .orElseThrow(() -> new UsageException("there is no job " + jobId));
        yield new FoundJob(job, parkedOf(connection, jobId));
      }
      case JobId.OfParked(long number) -> {
        List<ParkedLine> parked =
            new SelectParked().run(connection, SelectParked.Choice.NUMBER, Long.toString(number));
        if (parked.isEmpty()) {
          throw new UsageException(
              "nothing is parked as " + number + "; 'covey jobs parked' shows what is");
        }
        yield of(connection, parked.getFirst());
      }
    };
  }

  static FoundJob of(Connection connection, ParkedLine parked) throws SQLException {
    UUID jobId = parked.jobId();
    Optional<JobLine> job =
        jobId == null ? Optional.empty() : new SelectJob().run(connection, jobId);
    return new FoundJob(job.orElse(null), List.of(parked));
  }

  private static List<ParkedLine> parkedOf(Connection connection, UUID jobId) throws SQLException {
    return new SelectParked().run(connection, SelectParked.Choice.JOB, jobId.toString());
  }

  /** As people name it. */
  String name() {
    return job != null
        ? job.type() + " " + job.id()
        : "the message parked as " + parked.getFirst().id();
  }
}
