/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.syncprofiles;

import dev.covey.chassis.service.ServiceMain;

/** {@code covey run sync-profiles}: once, or {@code --every 5m}. */
public final class SyncProfilesMain {
  private SyncProfilesMain() {}

  public static void main(String[] arguments) {
    ServiceMain.runTask(SyncProfiles.NAME, arguments, SyncProfiles::new);
  }
}
