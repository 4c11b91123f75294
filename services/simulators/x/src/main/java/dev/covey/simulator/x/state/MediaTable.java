/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.state;

import dev.covey.simulator.kit.world.Snowflakes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Uploads for a day after their beginning. Safe for many threads. */
public final class MediaTable {

  /** How long an upload may be used. */
  public static final Duration LIFETIME = Duration.ofDays(1);

  private static final Duration PENDING = Duration.ofSeconds(1);
  private static final Duration PROCESSED = Duration.ofSeconds(3);

  private final Snowflakes ids;
  private final InstantSource clock;
  private final ConcurrentMap<Long, Upload> uploads = new ConcurrentHashMap<>();

  MediaTable(Snowflakes ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** How far the platform is with a file. */
  public enum State {
    UPLOADING,
    PENDING,
    IN_PROGRESS,
    READY
  }

  public Upload begin(Upload.Start start) {
    var upload = new Upload(ids.next(), start, clock.instant().plus(LIFETIME));
    uploads.put(upload.id(), upload);
    return upload;
  }

  /** A person's upload that has not expired. */
  public Optional<Upload> find(long id, long owner) {
    return Optional.ofNullable(uploads.get(id))
        .filter(upload -> upload.owner() == owner)
        .filter(upload -> upload.expiresAt().isAfter(clock.instant()));
  }

  /** The state now: films are pending for a second and worked on for two more. */
  public State stateOf(Upload upload) {
    Instant finalized = upload.finalizedAt();
    if (finalized == null) {
      return State.UPLOADING;
    }
    if (!upload.isProcessed()) {
      return State.READY;
    }
    Duration since = Duration.between(finalized, clock.instant());
    if (since.compareTo(PENDING) < 0) {
      return State.PENDING;
    }
    return since.compareTo(PROCESSED) < 0 ? State.IN_PROGRESS : State.READY;
  }
}
