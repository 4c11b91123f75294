/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.fetchandpersist;

import dev.covey.chassis.service.ServiceMain;

/** {@code covey run fetch-and-persist-worker}. */
public final class FetchAndPersistWorkerMain {
  private FetchAndPersistWorkerMain() {}

  public static void main(String[] arguments) {
    ServiceMain.run(FetchAndPersistWorker.NAME, arguments, FetchAndPersistWorker::new);
  }
}
