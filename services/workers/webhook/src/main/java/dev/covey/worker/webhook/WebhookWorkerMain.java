/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.worker.webhook;

import dev.covey.chassis.service.ServiceMain;

/** {@code covey run webhook-worker}. */
public final class WebhookWorkerMain {
  private WebhookWorkerMain() {}

  public static void main(String[] arguments) {
    ServiceMain.run(WebhookWorker.NAME, arguments, WebhookWorker::new);
  }
}
