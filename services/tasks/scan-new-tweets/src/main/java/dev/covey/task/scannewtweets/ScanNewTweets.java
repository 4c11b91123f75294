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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scan as a task. It has no broker: what it queues waits in its row until a running worker's
 * sweeper hands it over, which is told at once.
 */
public final class ScanNewTweets implements Task {
  public static final String NAME = "scan-new-tweets";
  private static final Logger LOG = LoggerFactory.getLogger(ScanNewTweets.class);

  /** Search shows new tweets late; what is younger is left to the next round. */
  private static final Duration SETTLE = Duration.ofMinutes(1);

  private final ServiceContext context;
  private @Nullable NewTweetsScan scan;

  public ScanNewTweets(ServiceContext context) {
    this.context = context;
  }

  @Override
  public synchronized void runOnce() throws SQLException {
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
    LOG.info(
        "looked at {} active profile(s), queued {} slice(s)", round.profiles(), round.queued());
  }
}
