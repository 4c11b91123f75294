/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.solo.fleet;

import dev.covey.gateway.Gateway;
import dev.covey.gateway.GatewayMain;
import dev.covey.task.dispatchactions.ActionDispatcher;
import dev.covey.task.dispatchactions.DispatchActionsMain;
import dev.covey.task.scannewtweets.ScanNewTweets;
import dev.covey.task.scannewtweets.ScanNewTweetsMain;
import dev.covey.task.syncprofiles.SyncProfiles;
import dev.covey.task.syncprofiles.SyncProfilesMain;
import dev.covey.worker.action.ActionWorker;
import dev.covey.worker.action.ActionWorkerMain;
import dev.covey.worker.archive.ArchiveWorker;
import dev.covey.worker.archive.ArchiveWorkerMain;
import dev.covey.worker.fetchandpersist.FetchAndPersistWorker;
import dev.covey.worker.fetchandpersist.FetchAndPersistWorkerMain;
import dev.covey.worker.persistedreview.PersistedReviewWorker;
import dev.covey.worker.persistedreview.PersistedReviewWorkerMain;
import dev.covey.worker.webhook.WebhookWorker;
import dev.covey.worker.webhook.WebhookWorkerMain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The parts that this build has. */
public final class Parts {
  private static final Duration BETWEEN_SCANS = Duration.ofMinutes(5);

  public static final List<FleetPart> ALL =
      List.of(
          new FleetPart.Always(
              FetchAndPersistWorker.NAME,
              "reads slices of profiles and stores their tweets",
              FetchAndPersistWorkerMain::main,
              FetchAndPersistWorker::new),
          new FleetPart.Always(
              PersistedReviewWorker.NAME,
              "looks whether stored tweets are still there",
              PersistedReviewWorkerMain::main,
              PersistedReviewWorker::new),
          new FleetPart.Always(
              ActionWorker.NAME,
              "carries actions out on X",
              ActionWorkerMain::main,
              ActionWorker::new),
          new FleetPart.Always(
              ArchiveWorker.NAME,
              "has tweets saved at web.archive.org, where a profile asks for that",
              ArchiveWorkerMain::main,
              ArchiveWorker::new),
          new FleetPart.Always(
              WebhookWorker.NAME,
              "tells events to webhooks",
              WebhookWorkerMain::main,
              WebhookWorker::new),
          new FleetPart.Always(
              Gateway.NAME,
              "serves the REST API, and feeds of deleted tweets",
              GatewayMain::main,
              Gateway::new),
          new FleetPart.Always(
              ActionDispatcher.NAME,
              "hands open lanes to the action workers; --once for one round",
              DispatchActionsMain::main,
              ActionDispatcher::new),
          new FleetPart.Repeated(
              SyncProfiles.NAME,
              "looks at profiles and queues reviews of their tweets; --every 5m to repeat it",
              SyncProfilesMain::main,
              SyncProfiles::new,
              BETWEEN_SCANS),
          new FleetPart.Repeated(
              ScanNewTweets.NAME,
              "queues what of each profile was not read yet; --every 5m to repeat it",
              ScanNewTweetsMain::main,
              ScanNewTweets::new,
              BETWEEN_SCANS));

  private Parts() {}

  public static Optional<FleetPart> find(String name) {
    return ALL.stream().filter(part -> part.name().equals(name)).findFirst();
  }
}
