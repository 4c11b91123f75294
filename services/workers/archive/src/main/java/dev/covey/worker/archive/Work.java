/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import dev.covey.chassis.consume.JobOutcome;
import dev.covey.model.archive.RequestKey;
import dev.covey.model.archive.Snapshot;
import dev.covey.model.archive.SnapshotOutcome;
import dev.covey.model.archive.StoreSnapshot;
import dev.covey.source.archiveorg.Capture;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tweet to be saved, and how that stood when it was read.
 *
 * @param attempt 1 at first
 */
record Work(Target target, @Nullable Snapshot known, int attempt) {

  @Nullable SnapshotOutcome outcome() {
    return known == null ? null : known.outcome();
  }

  @Nullable Instant requestedAt() {
    return known == null ? null : known.requestedAt();
  }

  List<Instant> requests() {
    return known == null ? List.of() : known.requests();
  }

  RequestKey request(Instant requestedAt) {
    return new RequestKey(target.tweetId(), requestedAt);
  }

  JobOutcome store(Capture capture, Instant now) {
    StoreSnapshot store =
        new StoreSnapshot(
            target.tweetId(),
            target.url(),
            requestedAt(),
            isOurs(capture),
            capture.url(),
            capture.at());
    return JobOutcome.done(transaction -> store.in(transaction, now));
  }

  /** Also where it answers an earlier request, whose own answer was lost. */
  private boolean isOurs(Capture capture) {
    return known != null
        && known.outcome().open()
        && known.requests().stream().anyMatch(request -> !capture.at().isBefore(second(request)));
  }

  /** The archive names whole seconds: a snapshot of the second of the request may be its own. */
  private static Instant second(Instant request) {
    return request.truncatedTo(ChronoUnit.SECONDS);
  }
}
