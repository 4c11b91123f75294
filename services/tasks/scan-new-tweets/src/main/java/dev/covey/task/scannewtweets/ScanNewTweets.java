/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.scannewtweets;

import dev.covey.chassis.lifecycle.Task;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.model.entity.Entities;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.PostgresOutbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scan as a task. It has no broker: what it queues waits in its row until a running worker's
 * sweeper hands it over, which is told at once.
 */
public final class ScanNewTweets implements Task {
  public static final String NAME = "scan-new-tweets";

  /** Search shows new tweets late; what is younger is left to the next round. */
  private static final Duration SETTLE = Duration.ofMinutes(1);

  private final ServiceContext context;
  private @Nullable NewTweetsScan scan;

  public ScanNewTweets(ServiceContext context) {
    this.context = context;
  }

  /** Whom the same round found closed is not asked for in vain. */
  @Override
  public Optional<String> runsAfter() {
    return Optional.of("sync-profiles");
  }

  @Override
  public synchronized String runOnce() throws SQLException {
    if (scan == null) {
      scan =
          new NewTweetsScan(
              context.database(),
              new Entities(context.database()),
              new PostgresOutbox(new MessageCodec(), context.clock(), MessagePublisher.NONE),
              context.clock(),
              SETTLE);
    }
    NewTweetsScan.Round round = scan.run();
    return "looked at %d active profile(s) and queued %d slice(s)"
        .formatted(round.profiles(), round.queued());
  }
}
