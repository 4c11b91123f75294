/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.task.scannewtweets;

import dev.covey.chassis.service.ServiceMain;

/** {@code covey run scan-new-tweets}: once, or {@code --every 30s}. */
public final class ScanNewTweetsMain {
  private ScanNewTweetsMain() {}

  public static void main(String[] arguments) {
    ServiceMain.runTask(ScanNewTweets.NAME, arguments, ScanNewTweets::new);
  }
}
