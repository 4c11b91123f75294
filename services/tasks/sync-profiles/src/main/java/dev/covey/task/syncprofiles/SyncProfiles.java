/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.syncprofiles;

import dev.covey.chassis.lifecycle.Task;
import dev.covey.chassis.service.ServiceContext;
import dev.covey.model.entity.Entities;
import dev.covey.model.message.MessageCodec;
import dev.covey.model.outbox.MessagePublisher;
import dev.covey.model.outbox.PostgresOutbox;
import dev.covey.source.chosen.OpenSources;
import java.sql.SQLException;

/**
 * The round as a task. It has no broker: what it queues waits in its row until a running worker's
 * sweeper hands it over, which is told at once.
 */
public final class SyncProfiles implements Task {
  public static final String NAME = "sync-profiles";

  private final ServiceContext context;
  private final Entities entities;

  public SyncProfiles(ServiceContext context) {
    this.context = context;
    this.entities = new Entities(context.database());
  }

  @Override
  public synchronized String runOnce() throws SQLException, InterruptedException {
    PostgresOutbox outbox =
        new PostgresOutbox(new MessageCodec(), context.clock(), MessagePublisher.NONE);
    try (OpenSources reading = OpenSources.of(context)) {
      SyncRound.Result result =
          SyncRound.over(
                  context.database(),
                  entities,
                  reading.sources()::of,
                  outbox,
                  context.clock(),
                  context.config().history())
              .run();
      return "looked at %d profile(s), of which %d could not be seen, and queued %d review job(s)"
          .formatted(result.looked(), result.unseen(), result.queued());
    }
  }
}
