/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import dev.covey.model.source.SourceMetrics;
import dev.covey.source.archiveorg.ArchiveOrgClient;
import dev.covey.source.archiveorg.Availability;
import dev.covey.source.archiveorg.CaptureOutcome;
import dev.covey.source.archiveorg.Trouble;
import java.time.Duration;
import java.util.function.Function;

/** The archive, with each call counted by how it ended. Safe for many threads. */
record CountedArchive(ArchiveOrgClient client, SourceMetrics metrics) {

  boolean hasKeys() {
    return client.hasKeys();
  }

  Availability available(String url) throws InterruptedException {
    return counted(() -> client.available(url), CountedArchive::label);
  }

  CaptureOutcome submit(String url, Duration reuseWithin) throws InterruptedException {
    return counted(() -> client.submit(url, reuseWithin), CountedArchive::label);
  }

  CaptureOutcome status(String jobId, String url) throws InterruptedException {
    return counted(() -> client.status(jobId, url), CountedArchive::label);
  }

  private interface Call<T> {
    T make() throws InterruptedException;
  }

  private <T> T counted(Call<T> call, Function<T, String> label) throws InterruptedException {
    long begun = System.nanoTime();
    T outcome = call.make();
    metrics.request(
        "archive.org", label.apply(outcome), Duration.ofNanos(System.nanoTime() - begun));
    return outcome;
  }

  private static String label(Availability availability) {
    return switch (availability) {
      case Availability.Found _ -> "found";
      case Availability.None _ -> "none";
      case Trouble trouble -> label(trouble);
    };
  }

  private static String label(CaptureOutcome outcome) {
    return switch (outcome) {
      case CaptureOutcome.Saved _ -> "saved";
      case CaptureOutcome.Pending _ -> "pending";
      case CaptureOutcome.Reused _ -> "reused";
      case CaptureOutcome.Refused _ -> "refused";
      case CaptureOutcome.Failed _ -> "failed";
      case Trouble trouble -> label(trouble);
    };
  }

  private static String label(Trouble trouble) {
    return switch (trouble) {
      case Trouble.Busy _ -> "busy";
      case Trouble.Denied _ -> "denied";
      case Trouble.Broken _ -> "broken";
    };
  }
}
