/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.scannewtweets;

import dev.covey.model.database.Database;
import dev.covey.model.database.Transaction;
import dev.covey.model.entity.Entities;
import dev.covey.model.entity.Profile;
import dev.covey.model.entity.Profiles_;
import dev.covey.model.history.EraseOldTweets;
import dev.covey.model.history.EraseProfile;
import dev.covey.model.history.QueueGaps;
import dev.covey.model.outbox.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round over every active profile: queues a FetchAndPersist job for each part of its history
 * that no stored slice covers. There is no scan mark to move: what was not stored stays a gap.
 * Running twice, or twice at once, queues nothing twice.
 */
public final class NewTweetsScan {
  private static final Logger LOG = LoggerFactory.getLogger(NewTweetsScan.class);

  private final Database database;
  private final Entities entities;
  private final Outbox outbox;
  private final InstantSource clock;
  private final Duration settle;

  /**
   * Makes a scan that reads up to {@code settle} before now, since search shows new tweets late.
   */
  public NewTweetsScan(
      Database database, Entities entities, Outbox outbox, InstantSource clock, Duration settle) {
    this.database = database;
    this.entities = entities;
    this.outbox = outbox;
    this.clock = clock;
    this.settle = settle;
  }

  /** What a round did. */
  public record Round(int profiles, int queued) {}

  public Round run() throws SQLException {
    int erased = EraseProfile.finish(database, clock.instant());
    if (erased > 0) {
      LOG.info("erased {} profile(s), as asked", erased);
    }
    long old = EraseOldTweets.of(database, clock.instant());
    if (old > 0) {
      LOG.info("erased {} tweet(s) that were to be kept no longer", old);
    }
    List<Profile> active =
        database.inTransaction(transaction -> {
          try (var session = entities.session(transaction)) {
            return new Profiles_(session).tracked();
          }
        });
    Instant until = clock.instant().minus(settle);
    int queued = 0;
    for (Profile profile : active) {
      queued += database.inTransaction(transaction -> queue(transaction, profile, until));
    }
    return new Round(active.size(), queued);
  }

  private int queue(Transaction transaction, Profile profile, Instant until) throws SQLException {
    return QueueGaps.of(transaction, outbox, profile, until);
  }
}
