/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.operations.webhooks;

import dev.covey.chassis.lifecycle.UsageException;

/** What is said where a person named a webhook that there is not. */
final class MissingWebhook {
  private MissingWebhook() {}

  static UsageException of(long id) {
    return new UsageException("there is no webhook " + id + "; covey webhooks list names them");
  }

  static void unless(boolean found, long id) {
    if (!found) {
      throw of(id);
    }
  }
}
