/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.archive;

import dev.covey.chassis.service.ServiceMain;

/** {@code covey run archive-worker}. */
public final class ArchiveWorkerMain {
  private ArchiveWorkerMain() {}

  public static void main(String[] arguments) {
    ServiceMain.run(ArchiveWorker.NAME, arguments, ArchiveWorker::new);
  }
}
