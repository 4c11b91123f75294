/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.persistedreview;

import dev.covey.chassis.service.ServiceMain;

/** {@code covey run persisted-review-worker}. */
public final class PersistedReviewWorkerMain {
  private PersistedReviewWorkerMain() {}

  public static void main(String[] arguments) {
    ServiceMain.run(PersistedReviewWorker.NAME, arguments, PersistedReviewWorker::new);
  }
}
