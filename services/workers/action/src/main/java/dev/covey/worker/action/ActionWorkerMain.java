/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.action;

import dev.covey.chassis.service.ServiceMain;

/** {@code covey run action-worker}. */
public final class ActionWorkerMain {
  private ActionWorkerMain() {}

  public static void main(String[] arguments) {
    ServiceMain.run(ActionWorker.NAME, arguments, ActionWorker::new);
  }
}
